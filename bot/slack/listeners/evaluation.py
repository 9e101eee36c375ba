"""Files dropped into a thread: results for the spec that lives there."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.domain.evaluation.told_mapping import Waiting
from bot.domain.intake.model import Origin
from bot.services.evaluation.results import Evaluations, Upload
from bot.slack.actions import Callback, Press
from bot.slack.download import Downloads
from bot.slack.listeners.conversation import place_of
from bot.slack.routes import Routes
from bot.slack.views.report.mapping import parse_mapped

Body = Mapping[str, Any]


def register(routes: Routes, evaluations: Evaluations, downloads: Downloads) -> None:
    """Listen to what is dropped."""

    @routes.on("event.message.dropped")
    async def on_dropped(body: Body, origin: Origin) -> None:
        event = body["event"]
        names = [str(file.get("name") or "results") for file in event["files"]]
        with tempfile.TemporaryDirectory(prefix="remit-") as folder:

            async def fetch(number: int) -> Upload:
                file = event["files"][number]
                place = Path(folder) / str(number)
                await downloads.fetch(file, place)
                return Upload(place, names[number], again={"id": str(file.get("id"))})

            place = place_of(origin, event)
            await evaluations.dropped(place, fetch, names, event["ts"], origin)

    @routes.on(f"view.{Callback.MAPPED}")
    async def on_mapped(body: Body, origin: Origin) -> None:
        told = Press.from_metadata(body["view"]["private_metadata"]).id
        chosen = parse_mapped(body["view"]["state"])
        with tempfile.TemporaryDirectory(prefix="remit-") as folder:

            async def again(file: Waiting) -> Upload:
                place = Path(folder) / file.key.replace(":", "-")
                await downloads.fetch(file.file, place)
                return Upload(place, file.name, again=file.file)

            await evaluations.tell_columns(told, chosen, origin, again)
