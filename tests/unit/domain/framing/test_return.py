"""The return: from stated figures alone, as a range that recomputes, or not at all."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.formula import FormulaError, computes, evaluate, plain, rounded
from bot.domain.framing.render import as_markdown
from bot.domain.framing.roi import PATH, Return, holds, missing_for, with_return, worked_out
from bot.domain.framing.statement import ProblemStatement
from bot.domain.number import numbers_in, traceable
from bot.domain.provenance import Field, Quantity, Status, value_text
from tests.unit.guide.conversations import read, said

FULL = (
    "11.8 % of our 12,000 appointments a month are no-shows, we want 8 % by June. "
    "A missed slot costs 80 to 120 €."
)


def test_the_return_is_a_range_over_what_was_said_with_its_formula_and_quotes() -> None:
    statement = read(said(("nadia", FULL)))
    field = statement.field(PATH)

    assert field.value == "36,000 – 55,000 EUR / month"  # noqa: RUF001
    assert field.derived_from == (
        "80 × 12000 × (11.8 − 8) ÷ 100 … 120 × 12000 × (11.8 − 8) ÷ 100"  # noqa: RUF001
    )
    assert [quote.text for quote in field.quotes] == [
        "A missed slot costs 80 to 120 €.",
        "12,000 appointments a month",
        "11.8 % of our",
        "we want 8 %",
    ]
    assert field.status is Status.INFERRED
    assert holds(statement)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (FULL.replace("A missed slot costs 80 to 120 €.", ""), ("task.cost_fn",)),
        (FULL.replace("12,000 appointments a month", "appointments"), ("data.volume",)),
        (FULL.replace("11.8 % of our", "Our"), ("business_goal.baseline",)),
        (FULL.replace("we want 8 % by June", "that hurts"), ("business_goal.target",)),
    ],
)
def test_without_one_of_its_figures_there_is_no_return_and_the_document_says_why(
    text: str, missing: tuple[str, ...]
) -> None:
    statement = read(said(("nadia", text)))

    assert PATH not in statement.fields
    assert missing_for(statement) == missing
    assert "Return: not computable yet; missing:" in as_markdown(statement)


def test_an_amount_for_everything_together_is_no_price_of_one_case() -> None:
    text = FULL.replace("A missed slot costs 80 to 120 €.", "No-shows cost us 900,000 € a year.")

    assert PATH not in read(said(("nadia", text))).fields


def test_an_assumed_or_disputed_figure_gives_no_return() -> None:
    statement = read(said(("nadia", FULL)))
    cost = statement.field("task.cost_fn").model_copy(update={"status": Status.ASSUMED})
    target = statement.field("business_goal.target")

    for changed in (cost, Field(path=target.path)):
        fields = {**statement.fields, changed.path: changed}
        assert PATH not in with_return(statement.model_copy(update={"fields": fields})).fields


def test_a_return_that_no_longer_follows_is_noticed() -> None:
    statement = read(said(("nadia", FULL)))
    better = statement.field(PATH).model_copy(update={"value": "360,000 – 550,000 EUR / month"})  # noqa: RUF001
    forged = statement.model_copy(update={"fields": {**statement.fields, PATH: better}})

    assert not holds(forged)
    assert holds(with_return(forged))


def test_cases_counted_as_such_need_no_share_of_a_volume() -> None:
    def count(path: str, value: float, text: str) -> Field:
        quantity = Quantity(value=value, text=text)
        return Field(path=path, value=quantity, status=Status.STATED)

    fields = (
        count("business_goal.baseline", 1200, "1,200 parcels a month"),
        count("business_goal.target", 800, "800"),
        Field(path="task.cost_fn", value="35 € each", status=Status.STATED),
    )
    found = worked_out(ProblemStatement(fields={field.path: field for field in fields}))

    assert isinstance(found, Return)
    assert (found.low, found.period) == (14_000, "month")


figures = st.integers(1, 10**6).map(lambda number: number / 100)


@settings(max_examples=200, deadline=None)
@given(figures, figures, st.integers(1, 10**6), figures, figures)
def test_every_return_recomputes_from_its_formula_and_every_figure_in_it_was_stated(
    low: float, more: float, cases: int, today: float, goal: float
) -> None:
    fields = (
        Field(path="task.cost_fn", value=f"{plain(low)} to {plain(low + more)} €", status="stated"),
        Field(path="data.volume", value=f"{cases} cases per week", status="stated"),
        _share("business_goal.baseline", today),
        _share("business_goal.target", goal),
    )
    assume(plain(today) != plain(goal))
    statement = with_return(ProblemStatement(fields={field.path: field for field in fields}))
    field = statement.field(PATH)
    formulas = (field.derived_from or "").split(" … ")
    ends = [rounded(evaluate(formula)) for formula in formulas]
    shown = [number.value for number in numbers_in(value_text(field.value))]
    stated = tuple(n for one in fields for n in numbers_in(value_text(one.value)))

    assert shown == pytest.approx(list(dict.fromkeys(ends)), rel=1e-6, abs=1e-9)
    for number in numbers_in(" ".join(formulas).replace(" ÷ 100", "")):
        assert traceable(number.value, stated)


def _share(path: str, value: float) -> Field:
    quantity = Quantity(value=value, unit="%", kind="abs", text=f"{plain(value)} %")
    return Field(path=path, value=quantity, status=Status.STATED)


@pytest.mark.parametrize(
    ("text", "target", "formula"),
    [
        ("our churn rate is 4 %, we want to halve it by June", 2, "4 ÷ 2"),
        ("our conversion rate is 2 %, we want to double it by June", 4, "2 × 2"),  # noqa: RUF001
        ("returns are 12 %, a third less than today by June", 8, "12 × 2 ÷ 3"),  # noqa: RUF001
        ("Die Retourenquote liegt bei 12 %, wir wollen sie halbieren", 6, "12 ÷ 2"),
        ("Le taux de rebut est de 4 %, il faut le réduire de moitié", 2, "4 ÷ 2"),
    ],
)
def test_a_target_told_as_a_multiple_of_today_carries_its_formula(
    text: str, target: float, formula: str
) -> None:
    field = read(said(("nadia", text))).field("business_goal.target")

    assert isinstance(field.value, Quantity)
    assert field.value.value == pytest.approx(target)
    assert field.derived_from == formula
    assert computes(formula, field.value.value)
    assert field.status is Status.STATED


@pytest.mark.parametrize(
    "text",
    [
        "our churn rate is 4 %, costs doubled last year",
        "our churn rate is 4 %, we cannot halve it",
        "our churn rate is 4 %, should we halve it?",
        "we want to halve it",
        "our churn rate is 4 %, please double-check the list",
    ],
)
def test_what_is_no_wish_about_a_known_figure_makes_no_target(text: str) -> None:
    assert read(said(("nadia", text))).field("business_goal.target").derived_from is None


def test_a_figure_somebody_gives_wins_over_a_multiple() -> None:
    text = "our churn rate is 4 %, we want to halve it"
    statement = read(said(("nadia", text), ("nadia", "the target is 2.5 %")))

    assert value_text(statement.field("business_goal.target").value) == "2.5 %"
    assert statement.field("business_goal.target").derived_from is None


numbers = st.recursive(
    st.integers(0, 1000).map(str),
    lambda inner: st.builds(
        "({} {} {})".format,
        inner,
        st.sampled_from("×+−"),  # noqa: RUF001
        inner,
    ),
    max_leaves=8,
)


@given(numbers)
def test_a_formula_comes_to_what_arithmetic_says(formula: str) -> None:
    python = formula.replace("×", "*").replace("−", "-")  # noqa: RUF001

    assert evaluate(formula) == pytest.approx(eval(python))  # noqa: S307


@pytest.mark.parametrize("text", ["", "1 +", "(1", "1 ÷ 0", "1 2", "x", "__import__('os')", ")"])
def test_what_is_no_formula_computes_nothing(text: str) -> None:
    assert not computes(text, 1)
    with pytest.raises(FormulaError):
        evaluate(text)


def test_a_share_beside_the_number_of_cases_is_not_taken_for_one() -> None:
    text = FULL.replace("we want 8 %", "we want to halve it")

    assert read(said(("nadia", text))).field(PATH).value == "57,000 – 85,000 EUR / month"  # noqa: RUF001
