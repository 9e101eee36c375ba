"""When who gets which summary where: what somebody set up, apart from when it is due next."""

import re

from pydantic import AwareDatetime

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen
from bot.domain.report.reader import Reader
from bot.domain.schedule.cadence import Cadence

REPORT_DUE = "report.due"  # the job of each fire
MOST_QUIET = (
    4  # after so many periods in which nothing changed it says so, or nobody knows it lives
)

_CHANNEL = re.compile(r"[CGD][A-Z0-9]+")


def channel_of(text: str) -> str:
    """The id of a channel somebody typed.

    Raises:
        InvalidInputError: it is none, such as a channel's name.
    """
    if not _CHANNEL.fullmatch(text):
        raise InvalidInputError(
            f"“{text}” is not the id of a channel.",
            next_step="It is written such as C0123456; Slack shows it at the end of the channel's details.",
        )
    return text


def language_in(code: str) -> Language:
    """The language a summary is written in, where a conversation goes on in another one: English."""
    known: dict[str, Language] = {"en": "en", "fr": "fr", "de": "de"}
    return known.get(code, "en")


class ReportPlan(Frozen):
    """One summary of one spec, again and again, in one channel."""

    id: str
    team: str
    spec: str
    title: str  # of the spec, when it was set up
    channel: str
    cadence: Cadence
    reader: Reader = Reader.TEAM
    language: Language = "en"
    only_news: bool = False  # where nothing changed it is silent, for a while
    on_change: bool = (
        False  # it also comes at once where the model, the prompt or the index changed
    )
    created_by: str
    created_at: AwareDatetime

    @property
    def schedule(self) -> str:
        """The name of its schedule."""
        return f"report:{self.id}"
