"""What a spec's plan fixed about the runs made for it, and in what a run is another one."""

from bot.domain.criterion.verdict import Pins
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.provenance import Field, Status, fold, value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import ComponentName, is_pinned


def planned_pins(spec: AISpec, run: EvaluationRun) -> Pins:
    """The parts of the plan this run departs from; everything else is none, and is not compared.

    Only what somebody said counts as planned. A part the file does not name is not known to differ, and a
    version that moves by itself ("latest") fixes nothing.
    """
    dataset = _said(spec.evaluation.dataset.version)
    judge = _part(spec, ComponentName.JUDGE)
    model, prompt = _part(spec, ComponentName.MODEL), _part(spec, ComponentName.PROMPT)
    graded = (run.judge.model, run.judge.prompt_hash) if run.judge else ()
    departs = _differs(model, run.model, run.provider) or _differs(prompt, run.prompt_hash)
    return Pins(
        dataset_version=dataset if _differs(dataset, run.dataset.version) else None,
        judge_version=judge if _differs(judge, *graded) else None,
        component="@".join(part for part in (model, prompt) if part) if departs else None,
    )


def _part(spec: AISpec, name: ComponentName) -> str | None:
    found = next((one for one in spec.components if one.name is name), None)
    return _said(found.version) if found and is_pinned(found) else None


def _said(field: Field) -> str | None:
    text = value_text(field.value) if field.value is not None else ""
    return text if text and field.status is Status.STATED else None


def _differs(planned: str | None, *used: str | None) -> bool:
    known = [fold(one) for one in used if one]
    return planned is not None and bool(known) and fold(planned) not in known
