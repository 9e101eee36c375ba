"""The complete table of Web API methods the playground answers."""

from bot.playground.call import Entry
from bot.playground.methods import (
    agents,
    canvases,
    chat,
    conversations,
    files,
    history,
    reactions,
    session,
    streaming,
    usergroups,
    users,
    views,
)

METHODS: dict[str, Entry] = {
    **session.METHODS,
    **chat.METHODS,
    **streaming.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **users.METHODS,
    **usergroups.METHODS,
    **views.METHODS,
    **reactions.METHODS,
    **files.METHODS,
    **agents.METHODS,
    **canvases.METHODS,
}
