"""When who gets which summary where: what somebody set up, apart from when it is due next."""

from pydantic import AwareDatetime

from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen
from bot.domain.report.reader import Reader
from bot.domain.schedule.cadence import Cadence

REPORT_DUE = "report.due"  # the job of each fire
MOST_QUIET = (
    4  # after so many periods in which nothing changed it says so, or nobody knows it lives
)


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
