"""auth.*, apps.*, team.* and api.*: who the app is and where it connects."""

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    TEAM_NAME,
    Json,
)


async def test_api(call: Call) -> Json:
    if error := call.arguments.text("error"):
        raise SlackError(error, args=dict(call.arguments.values))
    return {"ok": True, "args": dict(call.arguments.values)}


async def test_auth(call: Call) -> Json:
    return {
        "ok": True,
        "url": f"{call.platform.url}/",
        "team": TEAM_NAME,
        "user": call.workspace.users[BOT_USER_ID].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


async def open_connection(call: Call) -> Json:
    platform = call.platform
    ticket = platform.socket.issue_ticket()
    address = platform.url.replace("http", "ws", 1)
    return {"ok": True, "url": f"{address}/link/?ticket={ticket}&app_id={APP_ID}"}


async def team_info(call: Call) -> Json:
    team = {
        "id": TEAM_ID,
        "name": TEAM_NAME,
        "url": f"{call.platform.url}/",
        "domain": TEAM_DOMAIN,
        "email_domain": "brightsmile.example",
        "icon": {"image_default": True},
    }
    return {"ok": True, "team": team}


async def bot_info(call: Call) -> Json:
    if call.arguments.required("bot") != BOT_ID:
        raise SlackError("bot_not_found")
    return {"ok": True, "bot": call.platform.postings.bot_profile()}


METHODS = {
    "api.test": Entry(test_api),
    "auth.test": Entry(test_auth),
    "apps.connections.open": Entry(open_connection, app_token=True),
    "team.info": Entry(team_info, ("team:read",)),
    "bots.info": Entry(bot_info, ("users:read",)),
}
