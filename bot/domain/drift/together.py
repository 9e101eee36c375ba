"""Columns taken together: whether they still go with each other as they did, though none may have moved alone."""

from dataclasses import dataclass
from math import erfc, sqrt

from bot.domain.drift.judgement import SURE, Level
from bot.domain.drift.language import tongue
from bot.domain.lint.model import Language

FEWEST = 500  # rows of either window
MODERATE, LARGE = 0.2, 0.5  # standard deviations of the reference's error


@dataclass(frozen=True, slots=True)
class Together:
    """How far rows are from what the reference's own structure makes of them, before and now."""

    columns: tuple[str, ...]
    left_out: tuple[str, ...]  # names of rows, times, lists
    components: int
    rows: int
    rows_now: int
    error: float  # the mean distance of a row, in standard deviations of its columns
    spread: float
    error_now: float
    spread_now: float

    @property
    def shift(self) -> float:
        """The change of the mean distance, in standard deviations of the reference's distances."""
        return (self.error_now - self.error) / self.spread if self.spread else 0.0

    @property
    def chance(self) -> float:
        """Of so much by luck: two means by their spreads."""
        if not self.rows or not self.rows_now:
            return 1.0
        unsure = sqrt(self.spread**2 / self.rows + self.spread_now**2 / self.rows_now)
        apart = abs(self.error_now - self.error)
        return erfc(apart / unsure / sqrt(2)) if unsure else 1.0

    @property
    def level(self) -> Level:
        """How much it is; small where luck would show it, or it is of no use."""
        if min(self.rows, self.rows_now) < FEWEST or len(self.columns) < 2:  # noqa: PLR2004  # nothing together
            return Level.TOO_FEW
        if self.chance > SURE:
            return Level.NOTHING
        size = abs(self.shift)
        if size >= LARGE:
            return Level.LARGE
        return Level.MODERATE if size >= MODERATE else Level.SMALL

    @property
    def flagged(self) -> bool:
        """Whether somebody should look."""
        return self.level >= Level.MODERATE


def together_told(found: Together, language: Language = "en") -> str:
    """In one sentence, with what to do."""
    to = tongue(language)
    words = to.words
    if found.level is Level.TOO_FEW:
        return words.together_few.format(rows=to.count(FEWEST))
    said = words.together_moved if found.flagged else words.together_still
    return said.format(
        size=words.levels[found.level],
        n=to.count(len(found.columns)),
        before=to.index(found.error),
        after=to.index(found.error_now),
        shift=to.index(found.shift),
    )


def together_document(found: Together, language: Language = "en") -> dict[str, object]:
    """For programs."""
    return {
        "columns": list(found.columns),
        "left_out": list(found.left_out),
        "components": found.components,
        "error_ref": found.error,
        "error_cur": found.error_now,
        "shift_sd": found.shift,
        "p": found.chance,
        "level": found.level.words,
        "flagged": found.flagged,
        "why": together_told(found, language),
    }
