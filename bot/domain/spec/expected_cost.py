"""What mistakes cost per 1,000 decisions, from stated figures alone; or which figure is missing for it."""

from dataclasses import dataclass

from bot.domain.criterion.explanation import levels_of
from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.formula import evaluate, plain, rounded
from bot.domain.framing.roi import Ends, price_of_one
from bot.domain.provenance import Status, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.expected_cost_words import COST_WORDS
from bot.domain.spec.in_operation import share_seen
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrasebook.book import in_language

MISS, FALSE_ALARM = "Miss", "False alarm"
JUDGED = ("precision", "recall")
_PER = 1_000


@dataclass(frozen=True, slots=True)
class ExpectedCost:
    """A sum with its formulas, what was assumed for it, and what today costs; or what is missing."""

    told: str
    formulas: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    today: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """One kind of cost per 1,000 decisions: its two ends, each worked out from its formula."""

    formulas: tuple[str, str]

    @property
    def ends(self) -> tuple[float, float]:
        low, high = self.formulas
        return evaluate(low), evaluate(high)


def expected_cost(spec: AISpec) -> ExpectedCost | None:
    """What mistakes come to if the criteria are just met; None where nobody put a price on one.

    Args:
        spec: With the criteria, how often real cases come, and what each kind of mistake costs.
    """
    words = COST_WORDS.get(spec.language, COST_WORDS["en"])
    costs = {name: _price(spec, name) for name in (MISS, FALSE_ALARM)}
    if not any(costs.values()):
        return None
    miss, alarm = costs[MISS], costs[FALSE_ALARM]
    if miss and alarm and miss.unit != alarm.unit:
        told = {name: _stated(ends, spec.language) for name, ends in costs.items() if ends}
        return ExpectedCost(
            words["two currencies"].format(miss=told[MISS], alarm=told[FALSE_ALARM], unit=miss.unit)
        )
    read = (canonical(one, spec.language).criterion for one in spec.acceptance)
    levels, base = levels_of(read), spec.data.base_share
    known = {**costs, **{name: levels.get(name) for name in JUDGED}, "base": base}
    if missing := tuple(name for name, value in known.items() if not value):
        listed = ", ".join(words[f"{name} is"] for name in missing)
        return ExpectedCost(
            words["missing"].format(what=listed, example=words[f"{missing[0]} say"]),
            missing=missing,
        )
    precision, recall = levels["precision"], levels["recall"]
    assert miss and alarm and base  # noqa: S101, PT018  # nothing is missing
    if recall * base * (1 - precision) > (1 - base) * precision:
        return None  # figures that cannot hold together, which is told elsewhere
    return _worked_out(spec, miss, alarm, (precision, recall, base))


def _worked_out(
    spec: AISpec, miss: Ends, alarm: Ends, shares: tuple[float, float, float]
) -> ExpectedCost:
    words = COST_WORDS.get(spec.language, COST_WORDS["en"])
    precision, recall, base = shares
    p, r, b = (plain(one) for one in shares)
    terms = {
        MISS: _term(f"{_PER} × {b} × (1 − {r})", miss),  # noqa: RUF001
        FALSE_ALARM: _term(f"{_PER} × {b} × {r} × (1 − {p}) ÷ {p}", alarm),  # noqa: RUF001
    }
    assumed = [
        words["met"].format(
            precision=_percent(precision, spec.language), recall=_percent(recall, spec.language)
        ),
        words["base"].format(n=per_thousand(base, spec.language)),
        words["same"],
    ]
    look = _look(spec, miss.unit, f"{_PER} × {b} × {r} ÷ {p}")  # noqa: RUF001
    if look:
        terms["look"], told = look
        assumed.append(told)
    else:
        assumed.append(_uncounted(spec, miss.unit))
    lows, highs = zip(*(one.ends for one in terms.values()), strict=True)
    told = words["sum" if look else "sum without"].format(
        miss=_amount(*terms[MISS].ends, miss.unit, spec.language),
        alarm=_amount(*terms[FALSE_ALARM].ends, miss.unit, spec.language),
        look=_amount(*terms["look"].ends, miss.unit, spec.language) if look else "",
        total=_amount(sum(lows), sum(highs), miss.unit, spec.language),
    )
    formulas = tuple(
        dict.fromkeys(" + ".join(one.formulas[end] for one in terms.values()) for end in (0, 1))
    )
    today = _today(spec, miss.unit, (sum(lows), sum(highs)), counted=look is not None)
    return ExpectedCost(told, formulas, tuple(assumed), today)


def _price(spec: AISpec, name: str) -> Ends | None:
    called = {name, in_language(name, spec.language)}
    impact = next((one.impact for one in spec.errors if one.name in called), None)
    return price_of_one(impact) if impact else None


def _look(spec: AISpec, unit: str, flagged: str) -> tuple[_Term, str] | None:
    """What people's looks cost: of the share that goes to them, or of all that is flagged."""
    words = COST_WORDS.get(spec.language, COST_WORDS["en"])
    price = price_of_one(spec.cost.look_price)
    if price is None or price.unit != unit:
        return None
    share = share_seen(spec)
    acts = spec.intended_use.if_positive
    if not share and acts.status is not Status.STATED:
        return None
    cases = f"{_PER} × {plain(share)}" if share else flagged  # noqa: RUF001
    told = words["looks" if share else "acts"].format(
        n=figure(rounded(evaluate(cases)), spec.language),
        price=_amount(price.low, price.high, unit, spec.language),
        action=value_text(acts.value),
    )
    return _term(cases, price), told


def _uncounted(spec: AISpec, unit: str) -> str:
    """Why people's work is not in the sum."""
    words = COST_WORDS.get(spec.language, COST_WORDS["en"])
    price = price_of_one(spec.cost.look_price)
    if price is None:
        return words["no look"]
    if price.unit == unit:
        return words["no share"]
    return words["look apart"].format(price=_stated(price, spec.language), unit=unit)


def _today(spec: AISpec, unit: str, total: tuple[float, float], *, counted: bool) -> str:
    """Today's way beside it, where somebody said what that costs for each case.

    That this costs less is said only where people's work is counted too.
    """
    words = COST_WORDS.get(spec.language, COST_WORDS["en"])
    today = price_of_one(spec.cost.todays_way)
    if today is None:
        return words["today open"]
    if today.unit != unit:
        apart = _amount(_PER * today.low, _PER * today.high, today.unit, spec.language)
        return words["today apart"].format(today=apart, unit=unit)
    low, high = _PER * today.low, _PER * today.high
    if total[0] > high:
        verdict = "more"
    elif not counted:
        verdict = "part"
    else:
        verdict = "less" if total[1] < low else "like"
    return words[f"today {verdict}"].format(today=_amount(low, high, unit, spec.language))


def _term(cases: str, price: Ends) -> _Term:
    low, high = (f"{cases} × {plain(one)}" for one in (price.low, price.high))  # noqa: RUF001
    return _Term((low, high))


def _percent(share: float, language: str) -> str:
    return f"{figure(round(100 * share, 2), language)} %"


def _stated(price: Ends, language: str) -> str:
    """A price as somebody said it."""
    ends = dict.fromkeys(figure(one, language) for one in (price.low, price.high))
    return f"{'–'.join(ends)} {price.unit}"  # noqa: RUF001


def _amount(low: float, high: float, unit: str, language: str) -> str:
    """The two ends in two significant figures; one where they read the same."""
    ends = dict.fromkeys(figure(rounded(one), language) for one in (low, high))
    return f"{'–'.join(ends)} {unit}"  # noqa: RUF001


def cost_notes(found: ExpectedCost, language: str) -> tuple[str, ...]:
    """What belongs under the sum: its formula first, then what is assumed, and today's way."""
    words = COST_WORDS.get(language, COST_WORDS["en"])
    if not found.formulas:
        return ()
    apart = " ; " if language == "fr" else "; "
    return (
        words["formula"].format(formula=" … ".join(found.formulas)),
        words["assumed"].format(assumed=apart.join(found.assumed)),
        *([found.today] if found.today else ()),
    )
