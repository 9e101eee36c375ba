"""views.*: modals and the Home tab."""

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError, missing_argument
from bot.playground.modals import Modals
from bot.playground.view_checks import checked_view
from bot.playground.workspace import Json


def _modals(call: Call) -> Modals:
    return Modals(call.workspace, call.platform.pages)


def _trigger_owner(call: Call) -> str:
    trigger = call.arguments.text("trigger_id") or call.arguments.text("interactivity_pointer")
    if not trigger:
        raise missing_argument("trigger_id")
    return call.platform.triggers.exchange(trigger)


async def open_view(call: Call) -> Json:
    view = checked_view(call.arguments.get("view"), "modal")
    return {"ok": True, "view": _modals(call).open(_trigger_owner(call), view)}


async def push(call: Call) -> Json:
    view = checked_view(call.arguments.get("view"), "modal")
    return {"ok": True, "view": _modals(call).push(_trigger_owner(call), view)}


async def update(call: Call) -> Json:
    arguments, modals = call.arguments, _modals(call)
    view = checked_view(arguments.get("view"), "modal")
    if not arguments.text("view_id") and not arguments.text("external_id"):
        raise missing_argument("view_id")
    current = modals.find(arguments.text("view_id"), arguments.text("external_id"))
    return {"ok": True, "view": modals.update(current, view, arguments.text("hash"))}


async def publish(call: Call) -> Json:
    arguments = call.arguments
    if not call.manifest.home_tab:
        raise SlackError("not_enabled")
    view = checked_view(arguments.get("view"), "home")
    user = call.workspace.user(arguments.required("user_id"))
    return {"ok": True, "view": _modals(call).publish(user.id, view, arguments.text("hash"))}


METHODS = {
    "views.open": Entry(open_view),
    "views.push": Entry(push),
    "views.update": Entry(update),
    "views.publish": Entry(publish),
}
