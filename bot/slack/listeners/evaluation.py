"""Files dropped into a thread: results for the spec that lives there."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.evaluation import Evaluations, Upload
from bot.slack.download import Downloads
from bot.slack.listeners.conversation import place_of
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, evaluations: Evaluations, downloads: Downloads) -> None:
    """Listen to what is dropped."""

    @routes.on("event.message.dropped")
    async def on_dropped(body: Body, origin: Origin) -> None:
        event = body["event"]
        with tempfile.TemporaryDirectory(prefix="remit-") as folder:

            async def fetch(number: int) -> Upload:
                file = event["files"][number]
                place = Path(folder) / str(number)
                await downloads.fetch(file, place)
                return Upload(place, str(file.get("name") or "results"))

            place = place_of(origin, event)
            await evaluations.dropped(place, fetch, len(event["files"]), event["ts"], origin)
