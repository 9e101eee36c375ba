"""A criterion to be declared met as soon as it is shown is judged at every look, while its cases grow."""

from datetime import timedelta

from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.spec.canonical import canonical
from bot.services.evaluation.verdict import Verdicts
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

SAID = "we also want a faithfulness of at least 95 %, declared met as soon as it is shown"


async def test_it_is_said_in_the_thread_and_holds_while_files_grow(
    store: Store, clock: ToldClock
) -> None:
    desk = Desk(store, clock)
    spec = (await desk.drafted()).id
    assert await desk.hear(SAID)
    added = (await desk.spec()).spec.acceptance[-1]
    assert "lower bound 95% by e_process" in canonical(added).line
    assert "a faithfulness of at least 95 %" == added.title

    async def measured(right: int, n: int) -> RecordedVerdict:
        clock.advance(timedelta(days=7))
        run = EvaluationRun(
            source=Source(format=Format.JUNIT, raw=f"{clock.now().isoformat()}"[:64]),
            made_at=clock.now(),
            checks=(CheckResult(name="faithfulness", passed=right, n=n),),
        )
        kept = await Verdicts(store).keep([run], spec, NADIA)
        return next(one for one in kept.verdicts if one.basis.criterion == added.id)

    first, fresh, grown = [await measured(*each) for each in ((78, 80), (80, 80), (199, 200))]

    assert [(Outcome.INCONCLUSIVE, "mixture_e_process@1"), (Outcome.PASS, "clopper_pearson@1"),
            (Outcome.PASS, "mixture_e_process@1")] == [
        (one.outcome, one.formula) for one in (first, fresh, grown)]  # fmt: skip
    assert "an earlier one had as many or more" in fresh.sentence("en")
    assert "These bounds hold at every look" in grown.sentence("en")
    assert (first.needed_n or 0) > 80
