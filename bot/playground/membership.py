"""Joining and leaving channels, as people and the bot see it."""

from bot.playground.platform import Platform
from bot.playground.workspace import BOT_USER_ID, Channel, Json


def join(platform: Platform, channel: Channel, user: str, inviter: str | None = None) -> None:
    """Add a member with Slack's join notice and event."""
    channel.members.add(user)
    platform.postings.post(
        channel,
        user,
        f"<@{user}> has joined the channel",
        subtype="channel_join",
        inviter=inviter,
    )
    platform.events.member_joined(channel, user, inviter)
    announce(platform, channel)


def announce(platform: Platform, channel: Channel) -> None:
    """Show a new or changed channel on every page that may see it."""
    viewers = platform.workspace.viewers(channel)
    platform.pages.push({"type": "channel", "channel": shown_channel(channel)}, to=viewers)


def shown_channel(channel: Channel) -> Json:
    """A channel as the page lists it."""
    shown: Json = {
        "id": channel.id,
        "name": channel.name,
        "type": channel.kind,
        "topic": channel.topic,
        "bot_member": BOT_USER_ID in channel.members,
        "canvases": list(channel.canvases.values()),
    }
    return shown | ({"user": channel.user} if channel.user else {})
