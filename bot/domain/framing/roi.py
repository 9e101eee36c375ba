"""What reaching the target is worth, from stated figures alone: a range, its formula and its sources."""

import re
from collections.abc import Iterator

from bot.domain.formula import evaluate, plain, rounded
from bot.domain.framing.statement import ProblemStatement, in_order
from bot.domain.number import CURRENCIES, DURATIONS, numbers_in
from bot.domain.provenance import Field, Frozen, Quantity, Quote, Status, value_text

PATH = "roi.estimate"
UNIT_COSTS = ("task.cost_fn", "business_goal.value_of_target")
VOLUMES = ("decision.frequency", "data.volume", "user_problem.frequency")
CHANGES = ("business_goal.baseline", "business_goal.target")
_APART = " … "  # between the two formulas of a range
_WHOLE = 10  # from here on two significant figures leave no fraction
_COUNTED: frozenset[str] = frozenset()  # a number of cases has no unit
_FEW = 2  # figures that can be the two ends of one range
_PERIODS = {
    "day": r"day|daily|tag|täglich|jour|quotidien\w*",
    "week": r"week|weekly|woche|wöchentlich|semaine|hebdomadaire\w*",
    "month": r"month|monthly|monat|monatlich|mois|mensuel\w*",
    "quarter": r"quarter|quarterly|quartal|trimestre",
    "year": r"year|yearly|annual|annually|jahr|jährlich|an|année|annuel\w*",
}
_PER = re.compile(
    r"(?:\b(?:per|a|an|each|every|pro|je|im|par|chaque)\s+|/\s*|\b)(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _PERIODS.items())
    + r")\b",
    re.IGNORECASE,
)
# Said of everything together, an amount is no price of one case.
_TOTAL = re.compile(
    r"\b(?:total|overall|altogether|insgesamt|gesamt\w*|au total)\b"
    r"|\b(?:per|a|pro|im|par)\s+(?:year|month|quarter|week|jahr|monat|quartal|woche|an|mois)\b"
    r"|\b(?:yearly|annual\w*|monthly|jährlich|monatlich)\b",
    re.IGNORECASE,
)

NOT_YET = {
    "en": "Return: not computable yet; missing: {what}.",
    "fr": "Rendement : pas encore calculable ; il manque : {what}.",
    "de": "Ertrag: noch nicht berechenbar; es fehlt: {what}.",
}


class Ends(Frozen):
    """One stated input: a figure, or the two ends of a range, and the words it rests on."""

    path: str
    low: float
    high: float
    unit: str
    period: str | None = None
    quotes: tuple[Quote, ...] = ()


class Return(Frozen):
    """What reaching the target is worth per period, and how it was worked out."""

    low: float
    high: float
    unit: str
    period: str
    formulas: tuple[str, str]
    inputs: tuple[Ends, ...]


def worked_out(statement: ProblemStatement) -> Return | tuple[str, ...]:
    """The return from what was stated, or the paths of what is missing; none where it is no matter."""
    change = _change(statement)
    if isinstance(change, tuple):
        return change
    cost = next(_costs(statement), None)
    cases = next(_volumes(statement), None) if change.of_cases else None
    period = cases.period if cases else change.period
    missing: tuple[str, ...] = () if cost else UNIT_COSTS[:1]
    if period is None:
        missing += VOLUMES[1:2] if change.of_cases else CHANGES[:1]
    if cost is None or period is None:
        return missing
    ends = [(cost.low, cases.low if cases else None), (cost.high, cases.high if cases else None)]
    low, high = (
        " × ".join([plain(price), *([] if volume is None else [plain(volume)]), change.formula])  # noqa: RUF001
        for price, volume in ends
    )
    figures = (ends_in(statement.field(path)) for path in CHANGES)
    return Return(
        low=evaluate(low),
        high=evaluate(high),
        unit=cost.unit,
        period=period,
        formulas=(low, high),
        inputs=tuple(one for one in (cost, cases, *figures) if one),
    )


def with_return(statement: ProblemStatement) -> ProblemStatement:
    """The statement with its return, where it can be worked out; without one where it cannot."""
    fields = {path: field for path, field in statement.fields.items() if path != PATH}
    found = worked_out(statement)
    if isinstance(found, Return):
        fields[PATH] = Field(
            path=PATH,
            value=amount(found),
            status=Status.INFERRED,
            quotes=tuple(quote for one in found.inputs for quote in one.quotes[:1]),
            rationale=_APART.join(dict.fromkeys(found.formulas)),
            derived_from=_APART.join(dict.fromkeys(found.formulas)),
        )
    return statement.model_copy(
        update={"fields": {field.path: field for field in in_order(fields.values())}}
    )


def holds(statement: ProblemStatement) -> bool:
    """Whether a return that is shown follows, word for word, from what is stated now."""
    shown = statement.fields.get(PATH)
    return shown is None or shown == with_return(statement).fields.get(PATH)


def missing_for(statement: ProblemStatement) -> tuple[str, ...]:
    """What keeps a return from being worked out, once money or a target was spoken of."""
    found = worked_out(statement)
    begun = any(statement.known(path) for path in (*UNIT_COSTS, CHANGES[1]))
    return found if isinstance(found, tuple) and begun else ()


def price_of_one(field: Field) -> Ends | None:
    """What one case costs, where somebody stated an amount that is surely of one."""
    ends = ends_in(field, CURRENCIES)
    sure = ends and ends.unit in CURRENCIES and not _TOTAL.search(value_text(field.value))
    return ends if sure else None


def amount(found: Return) -> str:
    """The range in two significant figures: the inputs are seldom surer than that."""
    ends = dict.fromkeys(_shown(rounded(end)) for end in (found.low, found.high))
    return f"{' – '.join(ends)} {found.unit} / {found.period}"  # noqa: RUF001


def _shown(number: float) -> str:
    return f"{number:,.0f}" if number >= _WHOLE else plain(number)


def _costs(statement: ProblemStatement) -> Iterator[Ends]:
    """Prices of one case, as far as they are surely of one."""
    yield from filter(None, (price_of_one(statement.field(path)) for path in UNIT_COSTS))


def _volumes(statement: ProblemStatement) -> Iterator[Ends]:
    for path in VOLUMES:
        ends = ends_in(statement.field(path), _COUNTED)
        if ends and ends.period:
            yield ends


class _Change(Frozen):
    formula: str
    of_cases: bool  # a share, which needs to be told of how many; else a number of cases itself
    period: str | None = None


def _change(statement: ProblemStatement) -> _Change | tuple[str, ...]:
    """What changes when the target is reached, or what is missing to tell."""
    baseline, target = (_stated(statement.field(path)) for path in CHANGES)
    if target is None:
        return CHANGES[1:]
    if target.kind == "pp":
        return _Change(formula=f"{plain(target.value)} ÷ 100", of_cases=True)
    if baseline is None:
        return CHANGES[:1]
    return _between(baseline, target)


def _between(baseline: Quantity, target: Quantity) -> _Change | tuple[str, ...]:
    start, end = plain(baseline.value), plain(target.value)
    if start == end:
        return ()
    if baseline.unit == "%" and target.kind == "rel" and target.unit == "%":
        return _Change(formula=f"{start} × {end} ÷ 100 ÷ 100", of_cases=True)  # noqa: RUF001
    high, low = (end, start) if target.value > baseline.value else (start, end)
    difference = f"({high} − {low})"  # noqa: RUF001
    if baseline.unit == target.unit == "%":
        return _Change(formula=f"{difference} ÷ 100", of_cases=True)
    countable = {baseline.unit, target.unit}.isdisjoint({"%", *CURRENCIES, *DURATIONS})
    if not countable or target.kind == "rel":
        return ()
    per = _PER.search(baseline.text)
    period = per.lastgroup if per else None
    return _Change(formula=difference, of_cases=False, period=period)


def _stated(field: Field) -> Quantity | None:
    sure = field.status is Status.STATED and not field.conflicts
    return field.value if sure and isinstance(field.value, Quantity) else None


def ends_in(field: Field, units: frozenset[str] | None = None) -> Ends | None:
    """The figure of a stated field, or the two ends it gives."""
    if field.status is not Status.STATED or field.conflicts or field.value is None:
        return None
    words = value_text(field.value)
    numbers = [
        number
        for number in numbers_in(words)
        if number.unit not in DURATIONS
        and (units is None or number.unit is None or number.unit in units)
    ]
    if not 1 <= len(numbers) <= _FEW:
        return None
    read = field.value.value if isinstance(field.value, Quantity) and len(numbers) == 1 else None
    values = sorted([read] if read is not None else [number.value for number in numbers])
    unit = next((number.unit for number in numbers if number.unit), "") or ""
    per = _PER.search(words)
    return Ends(
        path=field.path,
        low=values[0],
        high=values[-1],
        unit=unit,
        period=per.lastgroup if per else None,
        quotes=field.quotes,
    )
