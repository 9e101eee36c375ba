"""A run that is of another model, judge, prompt or data set than planned is told apart from one that is not."""

import pytest

from bot.domain.criterion.verdict import Outcome, Pins, Reason
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.judged import judged
from bot.domain.evaluation.judging import Conditions
from bot.domain.evaluation.planned import planned_pins
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Dataset, Judge, Source
from bot.domain.provenance import Field, Quote, Status
from bot.domain.spec.canonical import canonical
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import Component, ComponentName
from tests.unit.domain.report.examples import version


def said(path: str, text: str, status: Status = Status.STATED) -> Field:
    quote = Quote(message_id="m1", start=0, end=len(text), text=text)
    return Field(path=path, value=text, status=status, quotes=(quote,), rationale="usual")


def planned(status: Status = Status.STATED, **parts: str) -> AISpec:
    """A spec that fixes parts, and the third version of its cases."""
    spec = version().spec
    dataset = spec.evaluation.dataset.model_copy(
        update={"version": said("evaluation.dataset.version", "3", status)}
    )
    return spec.model_copy(
        update={
            "evaluation": spec.evaluation.model_copy(update={"dataset": dataset}),
            "components": tuple(
                Component(id=name, name=ComponentName(name), version=said(name, text, status))
                for name, text in parts.items()
            ),
        }
    )


RUN = EvaluationRun(
    source=Source(format=Format.PROMPTFOO_JSON),
    model="gpt-x-2026-10",
    prompt_hash="a1",
    dataset=Dataset(name="refunds", version="3"),
    judge=Judge(model="judge-7"),
    checks=(CheckResult(name="accuracy", passed=398, n=400),),
)


def test_a_run_as_planned_departs_in_nothing() -> None:
    spec = planned(model="GPT-X-2026-10", prompt="a1", judge="judge-7")

    assert Pins() == planned_pins(spec, RUN)


@pytest.mark.parametrize(
    ("used", "reason", "told"),
    [
        ({"dataset": Dataset(name="refunds", version="4")}, Reason.OTHER_DATASET, "4"),
        ({"judge": Judge(model="judge-8")}, Reason.OTHER_JUDGE, "judge-8"),
        ({"model": "gpt-y"}, Reason.OTHER_COMPONENT, "gpt-y"),
        ({"model": None, "provider": "gpt-z"}, Reason.OTHER_COMPONENT, "used gpt-z"),
        ({"prompt_hash": "b2"}, Reason.OTHER_COMPONENT, "b2"),
    ],
)
def test_a_run_of_something_else_is_invalid_and_says_what_it_was(
    used: dict[str, object], reason: Reason, told: str
) -> None:
    spec = planned(model="gpt-x-2026-10", prompt="a1", judge="judge-7")
    run = RUN.model_copy(update=used)

    found = judged(
        canonical(spec.acceptance[0]).criterion,
        run,
        conditions=Conditions(planned=planned_pins(spec, run)),
    )

    assert (Outcome.INVALID, reason) == (found.outcome, found.judgement.verdict.reason)
    assert told in found.told()


def test_what_a_file_does_not_say_is_not_known_to_differ() -> None:
    spec = planned(model="gpt-x-2026-10", prompt="a1", judge="judge-7")
    silent = RUN.model_copy(
        update={"model": None, "prompt_hash": None, "judge": None, "dataset": Dataset()}
    )

    assert Pins() == planned_pins(spec, silent)


def test_a_proposal_of_ours_and_a_version_that_moves_fix_nothing() -> None:
    other = RUN.model_copy(update={"model": "gpt-y", "dataset": Dataset(version="4")})

    assert Pins() == planned_pins(planned(Status.ASSUMED, model="gpt-x-2026-10"), other)
    assert planned_pins(planned(model="gpt-x latest"), other).component is None
