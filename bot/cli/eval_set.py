"""`remit eval set`: how the cases a spec is tested on are cared for, as lines or as JSON."""

from typing import TYPE_CHECKING

from bot.cli.deciding import with_report_plans
from bot.domain.intake.model import Origin

if TYPE_CHECKING:
    from bot.services.report.plan import ReportPlans


def show(spec: str, team: str, *, as_json: bool) -> str:
    """Read it and say it.

    Raises:
        RemitError: there is no such spec, or the database cannot be used.
    """
    from bot.domain.evaluation.eval_set import set_lines  # noqa: PLC0415
    from bot.services.report.eval_set import EvalSets  # noqa: PLC0415

    async def read(plans: "ReportPlans") -> str:
        found = await EvalSets(plans.store).read(spec, Origin(team, "operator:eval-set"))
        if as_json:
            return found.model_dump_json(indent=2) if found else "null"
        if found is None:
            return (
                "Nothing was run for this spec yet. `remit eval import FILE --spec` brings results."
            )
        return "\n".join(set_lines(found))

    return with_report_plans(read, looking=True)
