"""A criterion as one line that can be read back: the printer, and the words of the grammar.

    AC-01 [critical] statistical: recall(no_show) >= 0.70 target 0.80 on noshow-eval@3
        where clinic_size=small n>=600 positives>=120 lower bound 95% by clopper_pearson
        every model_change+weekly owner @ines else block_release

The parts stand in this order, and all after the threshold may be left out. `?` stands for what has not
been said yet. Words of people that are no plain name are put in double quotes.
"""

import json
import re
from collections.abc import Iterator

from bot.domain.criterion.metric import CUSTOM
from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.term import BOUNDS, CriterionKind, OnFail, Statistic
from bot.domain.criterion.threshold import Change, Duration, Level, PerCount, Range

KEYWORDS = frozenset(
    [
        "always",
        "as",
        "baseline",
        "bound",
        "by",
        "else",
        "every",
        "from",
        "in",
        "lower",
        "n",
        "never",
        "on",
        "owner",
        "per",
        "positives",
        "production",
        "target",
        "unless",
        "upper",
        "where",
        "window",
        "within",
    ]
)
UNSAID = "?"
NAME = re.compile(r"[^\W\d][\w.=/-]*(?:\([^\W\d][\w.-]*\))?")
VERSION = re.compile(r"\w[\w.-]*")
HANDLE = re.compile(r"@?[^\W\d][\w.-]*")
UNIT = re.compile(r"%|/?[^\W\d][\w/-]*")
QUANTILE = re.compile(r"p(\d+(?:\.\d+)?)(?![\w.=/(-])")
MAXIMUM = "max"
_OWN_NAME = re.compile(rf"{CUSTOM}(\w+)")
KEYS = {"class": "label", "quantile": "quantile", "k": "k", "average": "average", "beta": "beta",
        "horizon": "horizon", "unit": "unit", "tolerance": "tolerance",
        "definition": "definition"}  # fmt: skip


def as_line(criterion: Criterion) -> str:
    """Print a criterion; reading the line back gives the same criterion."""
    severity = f" [{criterion.severity}]" if criterion.severity else ""
    parts = [f"{criterion.id}{severity} {criterion.kind}:", *_body(criterion), *_rest(criterion)]
    return " ".join(parts)


def body_line(criterion: Criterion) -> str:
    """Only what must hold, without the id and the circumstances."""
    return " ".join(_body(criterion))


def in_words(line: str) -> str:
    """A line as people read it: what nobody registered goes by the words it was made of."""
    return _OWN_NAME.sub(lambda found: found[1].replace("_", " "), line)


def name_line(criterion: Criterion) -> str:
    """The metric with its parameters."""
    params = ", ".join(_params(criterion.params))
    return f"{criterion.metric or UNSAID}{f'({params})' if params else ''}"


def number_text(number: float) -> str:
    """A number in digits, without a needless point."""
    whole = number.is_integer() and abs(number) < 1e15  # noqa: PLR2004  # beyond, floats are not exact
    return str(int(number)) if whole else repr(number)


def duration_text(duration: Duration) -> str:
    """A length of time: 7d."""
    return f"{number_text(duration.number)}{duration.unit}"


def threshold_text(threshold: Level | Range | Change | PerCount | None) -> str:
    """What the metric is held against."""
    match threshold:
        case None:
            return UNSAID
        case Level(number=number, unit=unit):
            return f"{number_text(number)}{_unit(unit)}"
        case Range(low=low, high=high, unit=unit):
            return f"[{number_text(low)}, {number_text(high)}]{_unit(unit)}"
        case PerCount(count=count, per=per):
            return f"{count} per {per}"
        case Change() as change:
            over = f"/{change.over}" if change.over is not None else ""
            amount = f"{number_text(change.number)}{over}{_unit(change.unit)}"
            return f"baseline {change.sign} {amount} @{_text(change.reference, VERSION)}"


def _body(one: Criterion) -> Iterator[str]:
    if one.is_measured:
        yield name_line(one)
        yield one.comparator or UNSAID
        yield threshold_text(one.threshold)
        if one.target is not None:
            yield f"target {number_text(one.target)}"
        if one.baseline is not None:
            yield f"from {threshold_text(one.baseline)}"
        return
    event = _text(one.event, NAME)
    if one.always:
        yield f"always {event}"
    elif one.kind is CriterionKind.PROCESS:
        yield f"within {duration_text(one.within) if one.within else UNSAID} {event}"
    else:
        yield f"never {event}"
        if one.unless is not None:
            yield f"unless {_text(one.unless, NAME)}"


def _rest(one: Criterion) -> Iterator[str]:
    if one.production:
        yield "in production"
    elif one.dataset is not None:
        yield f"on {_text(one.dataset, VERSION)}@{_text(one.dataset_version, VERSION)}"
    if one.slice is not None:
        yield f"where {_text(one.slice, NAME)}"
    if one.min_n is not None:
        yield f"n>={one.min_n}"
    if one.min_positives is not None:
        yield f"positives>={one.min_positives}"
    yield from _judged(one)
    if one.window is not None:
        yield f"window {duration_text(one.window)}"
    if one.triggers:
        yield f"every {'+'.join(one.triggers)}"
    if one.owner is not None:
        yield f"owner {_text(one.owner, HANDLE)}"
    if one.on_fail:
        yield f"else {','.join(_action(one, action) for action in one.on_fail)}"


def _judged(one: Criterion) -> Iterator[str]:
    if one.statistic in BOUNDS and one.confidence is not None:
        side = "lower" if one.statistic is Statistic.LOWER_BOUND else "upper"
        method = f" by {one.method}" if one.method else ""
        yield f"{side} bound {_percent(one.confidence)}{method}"
    elif one.statistic is not None:
        yield f"as {one.statistic}"


def _action(one: Criterion, action: OnFail) -> str:
    routed = action is OnFail.ROUTE_TO and one.route_to is not None
    return f"{action}({_text(one.route_to, HANDLE)})" if routed else action


def _params(params: Params) -> Iterator[str]:
    label = params.label
    if label is not None:
        plain = _is_plain(label, NAME) and "=" not in label and label != MAXIMUM
        positional = plain and not QUANTILE.fullmatch(label)
        yield label if positional else f"class={_quoted(label)}"
    if params.quantile is not None:
        yield _quantile(params.quantile)
    for key in ("k", "average", "beta", "horizon", "unit", "tolerance", "definition"):
        value = getattr(params, KEYS[key])
        if value is None:
            continue
        if isinstance(value, Duration):
            yield f"{key}={duration_text(value)}"
        elif isinstance(value, str):
            yield f"{key}={_text(value, VERSION)}"
        else:
            yield f"{key}={number_text(float(value))}"


def _quantile(quantile: float) -> str:
    if quantile == 1:
        return MAXIMUM
    percent = round(100 * quantile, 9)
    plain = percent / 100 == quantile and "e" not in number_text(percent)
    return f"p{number_text(percent)}" if plain else f"quantile={number_text(quantile)}"


def _percent(share: float) -> str:
    percent = round(100 * share, 9)
    exact = percent / 100 == share
    return f"{number_text(percent)}%" if exact else number_text(share)


def _unit(unit: str) -> str:
    return f" {_text(unit, UNIT)}" if unit else ""


def _text(text: str | None, pattern: re.Pattern[str]) -> str:
    if text is None:
        return UNSAID
    return text if _is_plain(text, pattern) else _quoted(text)


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(text)) and text.casefold() not in KEYWORDS


def _quoted(text: str) -> str:
    """A text in double quotes on one line, whatever is in it."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
