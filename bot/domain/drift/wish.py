"""What somebody writes to have data watched, in a form or in YAML, read with every mistake named."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field as Declared
from pydantic import ValidationError, field_validator

from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.role import Role
from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Frozen
from bot.domain.schedule.cadence import read_cadence

LONGEST_WHY = 500
USUAL = "every Monday at 9:00"
_LINES = {"reference": ("reference", "reference_at")}  # in a form, one line for both
_NAMES = {"from": "start", "to": "end"}


class UnreadableDeclarationError(InvalidInputError):
    """What was written does not say what is to be watched."""

    code = "drift.declaration-unreadable"


class SourceWish(Frozen):
    """As people write it: words for times, names for columns."""

    spec: str
    name: str = Declared(min_length=1, max_length=80)
    where: str
    channel: str
    time: str | None = None
    keys: tuple[str, ...] = ()
    label: str | None = None
    labels_at: str | None = None
    prediction: str | None = None
    score: str | None = None
    positive: str | None = None
    columns: tuple[str, ...] = ()
    slices: tuple[str, ...] = ()
    roles: dict[str, Role] = Declared(default_factory=dict)
    weights: dict[str, float] = Declared(default_factory=dict)
    reference: Stretch = Stretch()
    reference_at: str | None = None
    label_days: int | None = None
    days: int = 7
    when: str = USUAL
    timezone: str = "UTC"

    @field_validator("keys", "columns", "slices", mode="before")
    @classmethod
    def _several(cls, written: object) -> object:
        """Names with commas between them are a list too."""
        if isinstance(written, str):
            return tuple(part.strip() for part in written.split(",") if part.strip())
        return written

    @field_validator(
        "time",
        "label",
        "labels_at",
        "prediction",
        "score",
        "positive",
        "reference_at",
        mode="before",
    )
    @classmethod
    def _nothing(cls, written: object) -> object:
        return (written.strip() or None) if isinstance(written, str) else written

    @field_validator("reference", mode="before")
    @classmethod
    def _days(cls, written: object) -> object:
        """`from` and `to`, which are no names in Python; what is left empty is open."""
        if not isinstance(written, Mapping):
            return written
        return {_NAMES.get(name, name): day or None for name, day in written.items()}

    def declared(self, id: str, *, team: str, by: str, at: datetime) -> WatchedSource:
        """Make the declaration of it.

        Raises:
            InvalidInputError: Something does not fit together, or the time is none.
        """
        cadence = read_cadence(self.when, self.timezone)
        kept = self.model_dump(exclude={"when", "timezone"})
        try:
            return WatchedSource(
                id=id, team=team, cadence=cadence, created_by=by, created_at=at, **kept
            )
        except ValidationError as error:
            raise unreadable(error) from None


class ChangeWish(Frozen):
    """How somebody wants a declaration to read, and why."""

    wish: SourceWish
    why: str = Declared(min_length=1, max_length=LONGEST_WHY)
    whole: bool = False  # all of it is written, as in a file
    left: tuple[str, ...] = ()  # lines that no form could show: they stay as they are

    def beside(self, source: WatchedSource) -> SourceWish:
        """The wish, with each line that was left as it is declared."""
        names = [name for line in self.left for name in _LINES.get(line, (line,))]
        kept = {name: getattr(source, name) for name in names}
        return self.wish.model_copy(update=kept)


def read_wish(written: object) -> SourceWish:
    """Read what somebody wrote.

    Raises:
        UnreadableDeclarationError: It says something else, or too little; `fields` says where.
    """
    try:
        return SourceWish.model_validate(written)
    except ValidationError as error:
        raise unreadable(error) from None


def unreadable(error: ValidationError) -> UnreadableDeclarationError:
    """Say in a sentence, and by field, what does not fit."""
    fields = {}
    for one in error.errors(include_url=False, include_input=False, include_context=False):
        name = str(one["loc"][0]) if one["loc"] else ""
        fields[name] = one["msg"].removeprefix("Value error, ")
    told = "; ".join(f"{name}: {said}" if name else said for name, said in fields.items())
    return UnreadableDeclarationError(
        f"This does not say what is to be watched: {told}.",
        next_step="docs/drift.md has an example.",
        fields={name or "where": said for name, said in fields.items()},
    )
