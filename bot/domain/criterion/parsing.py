"""From a criterion's line back to the criterion; what is no criterion is refused with its place."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from bot.domain.criterion.line import (
    HANDLE,
    KEYS,
    MAXIMUM,
    NAME,
    QUANTILE,
    VERSION,
)
from bot.domain.criterion.metric import CUSTOM
from bot.domain.criterion.model import MEASURED, Criterion, Params
from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.scanner import CriterionLineError, Scanner
from bot.domain.criterion.term import Comparator, CriterionKind, Method, OnFail, Severity, Statistic
from bot.domain.criterion.threshold import Change, Level, PerCount, Range

_ID = re.compile(r"[A-Za-z][\w-]*")
_METRIC = re.compile(r"(?:custom:)?[^\W\d][\w]*")
_KEY = re.compile(r"([a-z]+)\s*=")
_TRIGGER = re.compile(r"[a-z][a-z0-9_]*")
_PER = re.compile(r"(\d{1,12})\s+per\s+(\d{1,12})(?![\w.])")
_SIGNS = (">=", "<=", ">", "<", "=")  # the longer ones first
_PARTS = (
    "“on”, “in production”, “where”, “n>=”, “lower bound”, “window”, “every”, “owner” or “else”"
)
_NAMED_STATISTICS = ("point", "mean", "median")
_Values = dict[str, Any]


def parse_line(text: str) -> Criterion:
    """Read a line.

    Raises:
        CriterionLineError: It is no criterion; says where, what was expected and what may be meant.
    """
    line = Scanner(text)
    values = _head(line)
    kind = values["kind"]
    (_measured_body if kind in MEASURED else _event_body)(line, values)
    for read in _REST:
        read(line, values)
    if not line.done:
        raise line.stuck(f"{_PARTS} in this order, or the end")
    try:
        return Criterion.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        problem = str(first.get("ctx", {}).get("error") or first["msg"])
        raise CriterionLineError(
            f"The line reads, but does not fit together: {problem}.",
            at=1,
            next_step="Change the one or the other.",
        ) from None


def _head(line: Scanner) -> _Values:
    match = line.match(_ID)
    if match is None:
        raise line.stuck("an id such as AC-01")
    values: _Values = {"id": match.group()}
    if line.sign("["):
        values["severity"] = Severity(line.one_of(Severity, "a severity"))
        line.need("]")
    values["kind"] = CriterionKind(line.one_of(CriterionKind, "a kind"))
    line.need(":")
    return values


def _measured_body(line: Scanner, values: _Values) -> None:
    if not line.unsaid():
        values["metric"] = _metric(line)
    if line.sign("("):
        values["params"] = _params(line)
    sign = next((sign for sign in _SIGNS if line.sign(sign)), None)
    if sign is None and line.keyword("in"):
        sign = Comparator.BETWEEN
    if sign is None and not line.unsaid():
        raise line.stuck("a comparator (>=, >, <=, <, = or in)")
    values["comparator"] = sign and Comparator(sign)
    if not line.unsaid():
        values["threshold"] = _threshold(line)
    if line.keyword("target"):
        values["target"] = line.number()
        line.sign("%")
    if line.keyword("from"):
        values["baseline"] = Level(number=line.number(), unit=line.unit())


def _metric(line: Scanner) -> str:
    start = line.at
    match = line.match(_METRIC)
    if match is None:
        raise line.stuck("the name of a metric")
    name = match.group()
    if name in METRICS or name.startswith(CUSTOM):
        return name
    line.at = start
    meant = [one.metric for one in metrics_in(name.replace("_", " "))]
    meant += get_close_matches(name, METRICS, n=1, cutoff=0.6)
    error = line.stuck("a metric of the registry")
    step = f"Did you mean {meant[0]}? Otherwise write {CUSTOM}{name.casefold()}." if meant else (
        f"Write {CUSTOM}{name.casefold()} if it is a measure of your own."
    )  # fmt: skip
    raise CriterionLineError(error.message, at=error.at, expected=error.expected, next_step=step)


def _params(line: Scanner) -> Params:
    values: _Values = {}
    while True:
        name, value = _param(line)
        if name in values:
            raise line.stuck("each parameter once")
        values[name] = value
        if line.sign(")"):
            break
        line.need(",")
    return Params.model_validate(values)


def _param(line: Scanner) -> tuple[str, Any]:
    start = line.at
    match = line.match(_KEY)
    if match is not None:
        name = KEYS.get(match[1])
        if name is None:
            line.at = start
            raise line.stuck("a parameter", among=KEYS)
        return name, _value(line, name)
    quantile = line.match(QUANTILE)
    if quantile is not None:
        return "quantile", _within_one(line, float(quantile[1]) / 100)
    word = line.words(NAME, "a parameter")
    return ("quantile", 1.0) if word == MAXIMUM else ("label", word)


def _value(line: Scanner, name: str) -> Any:  # noqa: ANN401  # checked by the model
    if name == "horizon":
        return line.duration()
    if name == "k":
        return max(line.whole(), 1)
    if name in {"beta", "quantile"}:
        number = line.number()
        return _within_one(line, number) if name == "quantile" else number
    return line.words(VERSION, "a word")


def _within_one(line: Scanner, quantile: float) -> float:
    if not 0 < quantile <= 1:
        raise line.stuck("a percentile above p0 and up to p100")
    return quantile


def _threshold(line: Scanner) -> Level | Range | Change | PerCount:
    if line.sign("["):
        low = line.number()
        line.need(",")
        high = line.number()
        line.need("]")
        if low > high:
            raise line.stuck("a range from the lower number to the higher one")
        return Range(low=low, high=high, unit=line.unit())
    if line.keyword("baseline"):
        return _change(line)
    per = line.match(_PER)
    if per is not None:
        count, whole = int(per[1]), int(per[2])
        if not 0 < whole >= count:
            raise line.stuck("no more than there are, such as 2 per 1000")
        return PerCount(count=count, per=whole)
    return Level(number=line.number("a number, a range, “baseline” or ?"), unit=line.unit())


def _change(line: Scanner) -> Change:
    sign = next((sign for sign in "+-*" if line.sign(sign)), None)
    if sign is None:
        raise line.stuck("+, - or *")
    number = line.number()
    over = line.whole() if sign == "*" and line.sign("/") else None
    if number < 0 or over == 0:
        raise line.stuck("a change without a sign of its own")
    unit = "" if sign == "*" else line.unit()
    reference = line.words(VERSION, "the name of the baseline") if line.sign("@") else None
    return Change.model_validate(
        {"sign": sign, "number": number, "over": over, "unit": unit, "reference": reference}
    )


def _event_body(line: Scanner, values: _Values) -> None:
    process = values["kind"] is CriterionKind.PROCESS
    word = line.need_keyword(*(("within", "always") if process else ("never", "always")))
    if word == "within" and not line.unsaid():
        values["within"] = line.duration()
    values["always"] = word == "always"
    values["event"] = line.words(NAME, "an event")
    if word == "never" and line.keyword("unless"):
        values["unless"] = line.words(NAME, "a condition")


def _scope(line: Scanner, values: _Values) -> None:
    if line.keyword("on"):
        values["dataset"] = line.words(VERSION, "the name of a dataset")
        values["dataset_version"] = line.words(VERSION, "a version") if line.sign("@") else None
    elif line.keyword("in"):
        line.need_keyword("production")
        values["production"] = True
    if line.keyword("where"):
        values["slice"] = line.words(NAME, "a slice")


def _sample(line: Scanner, values: _Values) -> None:
    for word, name in (("n", "min_n"), ("positives", "min_positives")):
        if line.keyword(word):
            line.need(">=")
            values[name] = line.whole()


def _judged(line: Scanner, values: _Values) -> None:
    side = line.keyword("lower", "upper")
    if side:
        line.need_keyword("bound")
        number = line.number("a confidence such as 95%")
        values["statistic"] = Statistic(f"{side}_bound")
        values["confidence"] = number / 100 if line.sign("%") or number > 1 else number
        if line.keyword("by"):
            values["method"] = Method(line.one_of(Method, "a method"))
    elif line.keyword("as"):
        values["statistic"] = Statistic(line.one_of(_NAMED_STATISTICS, "a statistic"))


def _when(line: Scanner, values: _Values) -> None:
    if line.keyword("window"):
        values["window"] = line.duration()
    if line.keyword("every"):
        values["triggers"] = tuple(_listed(line, "+", _trigger))


def _trigger(line: Scanner) -> str:
    match = line.match(_TRIGGER)
    if match is None:
        raise line.stuck("a trigger such as model_change or weekly")
    return match.group()


def _who(line: Scanner, values: _Values) -> None:
    if line.keyword("owner"):
        values["owner"] = line.words(HANDLE, "a person such as @ines")


def _fail(line: Scanner, values: _Values) -> None:
    if not line.keyword("else"):
        return

    def action(line: Scanner) -> OnFail:
        found = OnFail(line.one_of(OnFail, "an action"))
        if found is OnFail.ROUTE_TO and line.sign("("):
            values["route_to"] = line.words(HANDLE, "a person or group")
            line.need(")")
        return found

    values["on_fail"] = tuple(_listed(line, ",", action))


def _listed(line: Scanner, sign: str, read: Callable[[Scanner], Any]) -> Iterable[Any]:
    yield read(line)
    while line.sign(sign):
        yield read(line)


_REST = (_scope, _sample, _judged, _when, _who, _fail)
