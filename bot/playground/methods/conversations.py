"""conversations.*: what channels there are, who is in them, joining and opening."""

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.membership import join
from bot.playground.paging import page_of
from bot.playground.workspace import BOT_USER_ID, TEAM_ID, Channel, Json

_TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}


def described(channel: Channel) -> Json:
    """A conversation object (docs.slack.dev/reference/objects/conversation-object)."""
    if channel.kind == "im":
        return {
            "id": channel.id,
            "created": channel.created,
            "is_im": True,
            "is_org_shared": False,
            "is_archived": False,
            "context_team_id": TEAM_ID,
            "user": channel.user,
            "is_user_deleted": False,
            "priority": 0,
        }
    private = channel.kind == "private"
    topic = {"value": channel.topic, "creator": "", "last_set": 0}
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "created": channel.created,
        "is_archived": False,
        "is_general": channel.name == "general",
        "unlinked": 0,
        "name_normalized": channel.name,
        "is_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "context_team_id": TEAM_ID,
        "creator": next(iter(sorted(channel.members - {BOT_USER_ID})), ""),
        "is_ext_shared": False,
        "is_member": BOT_USER_ID in channel.members,
        "topic": topic,
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


async def info(call: Call) -> Json:
    channel = call.workspace.channel_for_bot(call.arguments.required("channel"))
    call.manifest.require(f"{channel.scope_family}:read")
    answer = described(channel)
    if call.arguments.flag("include_num_members") and channel.kind != "im":
        answer["num_members"] = len(channel.members)
    return {"ok": True, "channel": answer}


async def list_all(call: Call) -> Json:
    arguments = call.arguments
    wanted = (arguments.text("types") or "public_channel").split(",")
    types = {kind.strip() for kind in wanted}
    if not types <= set(_TYPES):
        raise SlackError("invalid_types")
    kinds = {_TYPES[kind] for kind in types}
    channels = [
        channel
        for channel in call.workspace.channels.values()
        if channel.kind in kinds and (channel.kind == "channel" or BOT_USER_ID in channel.members)
    ]
    for channel in channels:
        call.manifest.require(f"{channel.scope_family}:read")
    page, cursor = page_of(
        channels, limit=arguments.integer("limit"), cursor=arguments.text("cursor")
    )
    return {
        "ok": True,
        "channels": [
            described(channel)
            | ({} if channel.kind == "im" else {"num_members": len(channel.members)})
            for channel in page
        ],
        "response_metadata": {"next_cursor": cursor},
    }


async def members(call: Call) -> Json:
    arguments = call.arguments
    channel = call.workspace.channel_for_bot(arguments.required("channel"))
    call.manifest.require(f"{channel.scope_family}:read")
    page, cursor = page_of(
        sorted(channel.members), limit=arguments.integer("limit"), cursor=arguments.text("cursor")
    )
    return {"ok": True, "members": page, "response_metadata": {"next_cursor": cursor}}


async def open_direct_message(call: Call) -> Json:
    arguments = call.arguments
    users = [user for user in (arguments.text("users") or "").split(",") if user]
    if channel_id := arguments.text("channel"):
        channel = call.workspace.channel_for_bot(channel_id)
    elif len(users) == 1:
        if call.workspace.user(users[0]).is_bot:
            raise SlackError("cannot_dm_bot")
        channel = call.workspace.direct_message(users[0])
    else:
        # Group direct messages are outside the playground; Slack names this code for bad lists.
        raise SlackError("users_list_not_supplied" if not users else "not_enough_users")
    answer = described(channel) if arguments.flag("return_im") else {"id": channel.id}
    return {"ok": True, "no_op": True, "already_open": True, "channel": answer}


async def join_channel(call: Call) -> Json:
    channel = call.workspace.channel_for_bot(call.arguments.required("channel"))
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    answer: Json = {"ok": True, "channel": described(channel)}
    if BOT_USER_ID in channel.members:
        warning = "already_in_channel"
        return answer | {"warning": warning, "response_metadata": {"warnings": [warning]}}
    join(call.platform, channel, BOT_USER_ID)
    return answer | {"channel": described(channel)}


_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
METHODS = {
    "conversations.info": Entry(info, _READ),
    "conversations.list": Entry(list_all, _READ),
    "conversations.members": Entry(members, _READ),
    "conversations.open": Entry(open_direct_message, ("im:write", "mpim:write")),
    "conversations.join": Entry(join_channel, ("channels:join",)),
}
