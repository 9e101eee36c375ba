"""users.*: who works here."""

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.paging import page_of
from bot.playground.workspace import APP_ID, BOT_ID, TEAM_ID, Json, User


def described(user: User, *, with_email: bool) -> Json:
    """A user object (docs.slack.dev/reference/objects/user-object)."""
    profile: Json = {
        "title": user.title,
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.real_name,
        "display_name_normalized": user.real_name,
        "status_text": "",
        "status_emoji": "",
        "avatar_hash": user.color,
        "team": TEAM_ID,
    }
    if user.is_bot:
        profile |= {"bot_id": BOT_ID, "api_app_id": APP_ID, "always_active": True}
    elif with_email:
        profile["email"] = user.email
    return {
        "id": user.id,
        "team_id": TEAM_ID,
        "name": user.name,
        "deleted": False,
        "color": user.color,
        "real_name": user.real_name,
        "tz": "Europe/Amsterdam",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": profile,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_guest,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_email_confirmed": user.is_confirmed and not user.is_bot,
        "is_app_user": False,
        "updated": 0,
    }


def _may_see_email(call: Call) -> bool:
    return "users:read.email" in call.manifest.scopes


async def info(call: Call) -> Json:
    user = call.workspace.user(call.arguments.required("user"))
    told = described(user, with_email=_may_see_email(call))
    if call.arguments.flag("include_locale"):
        told["locale"] = user.locale
    return {"ok": True, "user": told}


async def list_all(call: Call) -> Json:
    arguments = call.arguments
    page, cursor = page_of(
        list(call.workspace.users.values()),
        limit=arguments.integer("limit"),
        cursor=arguments.text("cursor"),
    )
    with_email = _may_see_email(call)
    return {
        "ok": True,
        "members": [described(user, with_email=with_email) for user in page],
        "cache_ts": int(call.platform.settings.clock()),
        "response_metadata": {"next_cursor": cursor},
    }


async def look_up_by_email(call: Call) -> Json:
    email = call.arguments.required("email").casefold()
    for user in call.workspace.users.values():
        if user.email == email and not user.is_bot:
            return {"ok": True, "user": described(user, with_email=True)}
    raise SlackError("users_not_found")


METHODS = {
    "users.info": Entry(info, ("users:read",)),
    "users.list": Entry(list_all, ("users:read",)),
    "users.lookupByEmail": Entry(look_up_by_email, ("users:read.email",)),
}
