"""usergroups.*: groups of people that can be mentioned together."""

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.workspace import Json


async def list_users(call: Call) -> Json:
    """Who is in a group."""
    group = call.workspace.groups.get(call.arguments.required("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"ok": True, "users": sorted(group)}


METHODS = {"usergroups.users.list": Entry(list_users, ("usergroups:read",))}
