"""How a form or a page comes up: opened, stacked over another one, or in its place."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks import ModalView

Body = dict[str, Any]


async def open_view(client: AsyncWebClient, body: Body, view: ModalView) -> None:
    """Open a page or a form; over another page, which it then leads back to."""
    show = client.views_push if is_in_modal(body) else client.views_open
    await show(trigger_id=body["trigger_id"], view=view)


async def turn_to(client: AsyncWebClient, body: Body, view: ModalView) -> None:
    """Show another page in the place of this one; open it where there is none yet."""
    if not is_in_modal(body):
        await open_view(client, body, view)
        return
    shown = body["view"]
    await client.views_update(view_id=shown["id"], hash=shown.get("hash"), view=view)


def is_in_modal(body: Body) -> bool:
    """Whether something was pressed on a page of ours that lies over the conversation."""
    return (body.get("view") or {}).get("type") == "modal"
