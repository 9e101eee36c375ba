"""What it costs and what it is worth, from stated figures alone, as ranges with their formulas."""

from bot.domain.formula import evaluate, plain
from bot.domain.framing.roi import PATH as RETURN_PATH
from bot.domain.framing.roi import missing_for, with_return
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, Quantity, Status, value_text
from bot.domain.spec.leaf import carried, unknown
from bot.domain.spec.running_sentence import look_told

VOLUME = "decision.frequency"
_SAID_OF_COST = "business_goal.cost_of_inaction"  # where "a call costs 4 €" is kept too


class CostModel(Frozen):
    """What goes into the price of a decision; `missing` names what keeps a figure from being known."""

    volume: Field = unknown("cost.volume", "P-K01")
    unit_cost: Field = unknown("cost.unit_cost", "P-K01")
    human_minutes: Field = unknown("cost.human_minutes", "P-K01")
    value_per_decision: Field = unknown("cost.value_per_decision", "P-K01")
    look_price: Field = unknown("cost.look_price", "P-K01")  # by a person, at one case
    looked_at: Field = unknown("cost.looked_at", "P-K01")  # by people, of all cases
    todays_way: Field = unknown("cost.todays_way", "P-K01")  # today's way, for one case
    budget: Field = unknown("cost.budget", "P-K01")
    running: Field = unknown("cost.running")  # per period, volume times price
    benefit: Field = unknown("cost.benefit")  # per period, if the target is met
    missing: tuple[str, ...] = ()


def cost_model(statement: ProblemStatement) -> CostModel:
    """What was said about money, and what follows from it by arithmetic."""
    told = {
        name: carried(statement, source, f"cost.{name}")
        for name, source in (
            ("volume", VOLUME),
            ("unit_cost", "constraints.cost_per_unit"),
            ("value_per_decision", "business_goal.value_of_target"),
            ("budget", "constraints.budget"),
        )
        if statement.known(source)
    }
    told |= {
        path.rpartition(".")[2]: carried(statement, _SAID_OF_COST, path)
        for path in look_told(value_text(statement.field(_SAID_OF_COST).value))
    }
    update: dict[str, object] = {**told, "missing": missing_for(statement)}
    computed = with_return(statement)
    if computed.known(RETURN_PATH):
        update["benefit"] = carried(computed, RETURN_PATH, "cost.benefit")
    running = _running(statement)
    if running is not None:
        update["running"] = running
    return CostModel().model_copy(update=update)


def _running(statement: ProblemStatement) -> Field | None:
    """Price times volume, where both were stated as one figure each."""
    price, volume = (
        statement.field("constraints.cost_per_unit"),
        statement.field(VOLUME),
    )
    figures = [
        one.value
        for one in (price, volume)
        if one.status is Status.STATED and not one.conflicts and isinstance(one.value, Quantity)
    ]
    both = len(figures) == 2  # noqa: PLR2004  # a price and a volume
    if not both or not figures[1].period or min(one.value for one in figures) < 0:
        return None
    formula = f"{plain(figures[0].value)} × {plain(figures[1].value)}"  # noqa: RUF001
    total = plain(evaluate(formula))
    return Field(
        path="cost.running",
        value=f"{total} {figures[0].unit} / {figures[1].period}",
        status=Status.INFERRED,
        quotes=(*price.quotes[:1], *volume.quotes[:1]),
        rationale=formula,
        derived_from=formula,
    )


def is_worth_it(cost_per_decision: float, value_per_decision: float) -> bool:
    """Whether a decision brings in more than it costs."""
    return cost_per_decision < value_per_decision
