"""What it costs and what it is worth, from stated figures alone, as ranges with their formulas."""

from bot.domain.formula import evaluate, plain
from bot.domain.framing.roi import PATH as RETURN_PATH
from bot.domain.framing.roi import ends_in, missing_for, price_of_one, with_return
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, Status, value_text
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
    found = CostModel().model_copy(update=update)
    return found.model_copy(update={"running": running_of(found)})


def running_of(cost: CostModel) -> Field:
    """Price times volume, where both were stated, as one figure or a range; what a person wrote stays."""
    if cost.running.confirmed:
        return cost.running
    price, volume = price_of_one(cost.unit_cost), ends_in(cost.volume)
    open_one = unknown("cost.running")
    if price is None or volume is None or volume.period is None:
        return open_one
    formulas = [
        f"{plain(one)} × {plain(many)}"  # noqa: RUF001
        for one, many in ((price.low, volume.low), (price.high, volume.high))
    ]
    if min(price.low, volume.low) < 0:
        return open_one
    totals = dict.fromkeys(plain(evaluate(formula)) for formula in formulas)
    formula = " … ".join(dict.fromkeys(formulas))
    return Field(
        path="cost.running",
        value=f"{' – '.join(totals)} {price.unit} / {volume.period}",  # noqa: RUF001
        status=Status.INFERRED,
        quotes=(*price.quotes[:1], *volume.quotes[:1]),
        rationale=formula,
        derived_from=formula,
    )


def is_worth_it(cost_per_decision: float, value_per_decision: float) -> bool:
    """Whether a decision brings in more than it costs."""
    return cost_per_decision < value_per_decision
