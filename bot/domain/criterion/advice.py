"""What a criterion takes to show, in one sentence, while it is still being drafted."""

from dataclasses import dataclass

from bot.domain.criterion.advice_words import words_of
from bot.domain.criterion.anytime import shown_by
from bot.domain.criterion.figure import figure, per_thousand, share, whole_share
from bot.domain.criterion.interval import CONFIDENCE, exact_upper, wilson
from bot.domain.criterion.metric import is_custom
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.plan import Shown, further, most_failures, shows, smallest_n
from bot.domain.criterion.term import CriterionKind
from bot.domain.criterion.threshold import Level, PerCount
from bot.domain.phrasing import phrased

_ROOM = 5  # failures a comfortable test has room for


@dataclass(frozen=True, slots=True)
class Floor:
    """A criterion turned so that more is better: the success rate its cases must show."""

    rate: float
    level: float  # as the criterion has it
    at_most: bool  # it limits what goes wrong
    confidence: float
    shown: Shown = shows  # by which cases show it

    def fewest(self, failures: int = 0) -> int | None:
        """The fewest cases that can show it with so many failures."""
        return smallest_n(self.rate, failures, self.confidence, self.shown)


def floor_of(criterion: Criterion) -> Floor | None:
    """The success rate a criterion on countable cases asks for; none where cases do not decide."""
    metric, comparator = criterion.known_metric, criterion.comparator
    countable = metric.counted if metric else is_custom(criterion.metric or "")
    statistical = criterion.kind is CriterionKind.STATISTICAL  # a business figure is one number
    if not countable or not statistical or comparator is None or not _is_share(criterion):
        return None
    level = criterion.floor
    if level is None or not 0 <= level <= 1 or not (comparator.wants_high or comparator.wants_low):
        return None
    confidence = criterion.confidence or CONFIDENCE
    low = comparator.wants_low
    shown = shown_by(criterion.method)
    return Floor(1 - level if low else level, level, low, confidence, shown)


def _is_share(criterion: Criterion) -> bool:
    match criterion.threshold:
        case Level(unit=unit):
            known = criterion.known_metric is not None
            return unit == "%" or (unit == "" and known)
        case PerCount():
            return True
        case _:
            return False


def advice(criterion: Criterion, language: str = "en") -> str | None:
    """What to know before this criterion is signed; none where the arithmetic has nothing to say."""
    floor = floor_of(criterion)
    return needed(floor, criterion.min_n, language) if floor else None


def needed(floor: Floor, n: int | None, language: str = "en") -> str:
    """How many cases it takes to show a floor, or what `n` of them can show."""
    words = words_of(language)
    clean = floor.fewest()
    bar = ("≤ " if floor.at_most else "≥ ") + whole_share(floor.level, language)
    if clean is None:
        return words.absolute.format(bar=bar)
    if n is not None and n < clean:
        facts = {"n": figure(n, language), "clean": figure(clean, language)}
        return phrased(words.too_few, bar=bar, **facts)
    if n is not None:
        failures = most_failures(n, floor.rate, floor.confidence, floor.shown) or 0
        text = words.room if failures else words.no_room
        return phrased(text, bar=bar, n=figure(n, language), failures=figure(failures, language))
    roomy = floor.fewest(_ROOM)
    return phrased(
        words.needs,
        bar=bar,
        clean=figure(clean, language),
        failures=_ROOM,
        roomy=figure(roomy or clean, language),
    )


def next_step(right: int, n: int, floor: float, language: str = "en") -> str:
    """What `right` of `n` shows about a floor, and how many more cases would settle it."""
    words, more = words_of(language), further(right, n, floor)
    seen, bar = share(right / n, language, beside=[floor]), whole_share(floor, language)
    facts = {"right": figure(right, language), "n": figure(n, language), "seen": seen, "bar": bar}
    wide = wilson(right, n)
    low, high = per_thousand(wide.low, language), per_thousand(wide.high, language)
    if more.settled:
        return phrased(words.shown, **facts)
    if exact_upper(right, n) < floor:
        return phrased(words.refuted, **facts, low=low, high=high)
    text = phrased(words.open, **facts, low=low, high=high)
    if more.clean is None:
        return f"{text} {words.never.format(**facts)}"
    text += " " + phrased(words.clean, more=figure(more.clean, language))
    if more.alike is None:
        return f"{text} {words.not_alike.format(**facts)}"
    return f"{text} {words.alike.format(more=figure(more.alike, language))}"


def nothing_seen(n: int, language: str = "en") -> str:
    """What `n` cases without a failure still allow."""
    bound = per_thousand(exact_upper(0, n), language)
    return words_of(language).zero.format(n=figure(n, language), bound=bound)
