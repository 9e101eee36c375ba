"""Document rules on the plans: how it is tested, watched, pinned, rolled out and told."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS
from bot.domain.lint.subject import Fault, Subject, told
from bot.domain.provenance import Moment, fold
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.component import is_pinned, retires_early
from bot.domain.spec.plan.drift import Layer
from bot.domain.spec.plan.evaluation import (
    LOOKS_AT_HOLDOUT,
    Grader,
    GraderType,
    SliceKind,
    Trigger,
    triggers_for,
)
from bot.domain.spec.plan.rollout import LIMITED_PHASES, PhaseName

_PICKED = re.compile(
    r"hand-?picked|picked by hand|selected by hand|chosen by hand|cherry|handverlesen|von hand (?:aus)?gewählt"
    r"|von hand ausgesucht|choisie?s? à la main|triée?s? sur le volet"
)
_LATER = re.compile(
    r"future|later|afterwards|known only after|after the (?:fact|decision|event|outcome)|später|zukunft|nachträglich"
    r"|erst danach|futur|après coup|plus tard|postérieur"
)
_IN_TIME = re.compile(
    r"\btime|date|cut-?off|before|earlier|as of|zeit|datum|stichtag|vorher|früher|avant|moment"
)
_STALE_AFTER = timedelta(days=183)  # of a judge's calibration
_WATCHED = (
    frozenset({Layer.DATA_QUALITY, Layer.DATA_DRIFT}),
    frozenset({Layer.PREDICTION_DRIFT}),
    frozenset({Layer.PERFORMANCE}),
)
_MUST_TRIGGER = frozenset(
    {Trigger.MODEL, Trigger.PROMPT, Trigger.INDEX, Trigger.TOOL, Trigger.THRESHOLD}
)


def judge_uncalibrated(subject: Subject) -> Iterator[Fault]:
    """A language model judges a gate, and nobody knows how often it is right.

    Why: a judge that passes half of the bad answers makes every system look good. It takes at least
    100 cases that people have labelled, of good and of bad ones, again whenever the judge changes.

    - Better: judge `<snapshot?>`, right in `<%?>` of good and `<%?>` of bad cases, on `<n?>` labels.
    """
    for grader in subject.spec.evaluation.graders:
        if grader.type is GraderType.LLM_JUDGE:
            kind = _calibration_fault(grader, subject.today)
            if kind:
                yield Fault(f"evaluation.graders.{grader.id}", kind, excerpt=told(grader.rubric))


def _calibration_fault(grader: Grader, today: date | None) -> str | None:
    calibration = grader.judge.calibration if grader.judge else None
    if calibration is None:
        return "missing"
    if not calibration.usable:
        return "weak"
    measured = calibration.measured_on.iso
    old = (
        today is not None
        and measured is not None
        and (date.fromisoformat(measured[:10]) + _STALE_AFTER < today)
    )
    return "stale" if old else None


def dataset_without_frame(subject: Subject) -> Iterator[Fault]:
    """The test cases do not say what they were drawn from, or from when; or they were picked by hand.

    Why: cases picked by hand are easier than those that come in, and rare cases alone say nothing
    about an ordinary day: without a part drawn as cases come in, no result speaks for production.

    - Better: drawn at random from `<what?>` between `<day?>` and `<day?>`.
    """
    dataset = subject.spec.evaluation.dataset
    if subject.spec.has_plans and told(dataset.name):
        for name, leaf in (("frame", dataset.frame), ("period", dataset.period)):
            if not told(leaf):
                yield Fault(f"evaluation.dataset.{name}", name, excerpt=told(dataset.name))
        picked = _PICKED.search(fold(told(dataset.frame)))
        kinds = {one.kind for one in dataset.slices}
        if picked or (kinds and SliceKind.TYPICAL not in kinds):
            yield Fault("evaluation.dataset.frame", "picked", excerpt=told(dataset.name))


def leaking_test(subject: Subject) -> Iterator[Fault]:
    """The test cases are known to the system, tell it the future, or were looked at too often.

    Why: whoever has seen the questions passes every exam, and so does whoever knows how it ended.

    - Better: a check that no case was trained on, nothing in a case that was known only later, and a
      holdout looked at once per release.
    """
    dataset = subject.spec.evaluation.dataset
    if dataset.holdout_looks > LOOKS_AT_HOLDOUT:
        values = {"looks": str(dataset.holdout_looks), "most": str(LOOKS_AT_HOLDOUT)}
        yield Fault("evaluation.dataset", "looks", values=values)
    leak = told(subject.spec.data.leakage)
    if subject.spec.has_plans and leak and told(dataset.name) and not told(dataset.overlap_check):
        yield Fault("evaluation.dataset.overlap_check", "overlap", excerpt=leak)
    known = fold(told(dataset.overlap_check))
    if known and _LATER.search(fold(leak)) and not _IN_TIME.search(known):
        yield Fault("evaluation.dataset.overlap_check", "future", excerpt=leak)


def missing_triggers(subject: Subject) -> Iterator[Fault]:
    """A change after which nothing is tested again: model, prompt, index, tool or threshold.

    Why: a prompt changed on Friday is a release on Friday.

    - Better: every such change runs the same cases again before it reaches people.
    """
    spec = subject.spec
    named = spec.evaluation.regression.triggers.value
    if not spec.has_plans or named is None:
        return
    words = {str(one) for one in named} if isinstance(named, tuple) else {str(named)}
    wanted = [one for one in triggers_for(spec.kind) if one in _MUST_TRIGGER]
    missing = [one.value for one in wanted if not any(one.value in word for word in words)]
    if missing:
        yield Fault("evaluation.regression.triggers", values={"missing": ", ".join(missing)})


def floating_component(subject: Subject) -> Iterator[Fault]:
    """A part is pinned to "latest" or, once people sign, to nothing; or it is withdrawn too soon.

    Why: what was tested is not what runs.

    - Better: a snapshot, a hash or a commit, and the day its provider withdraws it.
    """
    launch = _launch(subject)
    signed = subject.spec.status in {SpecStatus.IN_REVIEW, SpecStatus.APPROVED}
    for component in subject.spec.components:
        if signed and not told(component.version):
            yield Fault(
                f"components.{component.id}.version", "unpinned", excerpt=component.name.value
            )
        if told(component.version) and not is_pinned(component):
            yield Fault(
                f"components.{component.id}.version", "floating", excerpt=told(component.version)
            )
        if launch and retires_early(component, launch):
            yield Fault(
                f"components.{component.id}.retired_on",
                "retires",
                excerpt=told(component.retired_on),
            )


def _launch(subject: Subject) -> date | None:
    for milestone in subject.spec.timeline:
        if isinstance(milestone.due.value, Moment) and milestone.due.value.iso:
            return date.fromisoformat(milestone.due.value.iso[:10])
    return subject.today


def unwatched(subject: Subject) -> Iterator[Fault]:
    """No monitor for what comes in, what goes out or how right it is; or an alarm nobody answers.

    Why: models fail silently; the first sign is a customer.

    - Better: one monitor per layer, each with a limit, an owner and what happens then.
    """
    if not subject.spec.has_plans:
        return
    monitors = subject.spec.drift.monitors
    layers = {monitor.layer for monitor in monitors}
    missing = [min(wanted).value for wanted in _WATCHED if not wanted & layers]
    if missing:
        yield Fault("drift.monitors", "layers", values={"missing": ", ".join(missing)})
    unowned = [monitor.id for monitor in monitors if not told(monitor.owner)]
    if unowned:
        yield Fault("drift.monitors", "owner", values={"which": ", ".join(unowned)})


def no_way_back(subject: Subject) -> Iterator[Fault]:
    """Nothing says when it is trained again, how it goes back, or how long either takes.

    Why: three weeks to retrain are three weeks with a broken model.

    - Better: train again when `<what?>`, within `<how long?>`; go back to `<version?>` within `<time?>`.
    """
    if not subject.spec.has_plans:
        return
    drift = subject.spec.drift
    parts = (
        ("policy", drift.retraining.policy),
        ("lead_time", drift.retraining.lead_time),
        ("rollback", drift.rollback.to),
    )
    for kind, leaf in parts:
        if not told(leaf):
            yield Fault(leaf.path, kind)


def everybody_at_once(subject: Subject) -> Iterator[Fault]:
    """It reaches everybody at once, or a phase ends without a criterion that has to pass.

    Why: what goes wrong in a small group is seen before it reaches everybody; a date alone lets
    anything through.

    - Better: `<share?>` first; the next phase begins when AC-… pass.
    """
    if not subject.spec.has_plans:
        return
    phases = subject.spec.rollout.phases
    if not LIMITED_PHASES & {phase.name for phase in phases}:
        yield Fault("rollout.phases", "limited")
    for phase in phases:
        if phase.name is not PhaseName.GENERAL and not phase.exit_on:
            yield Fault(f"rollout.phases.{phase.id}", "exit", excerpt=phase.name.value)


def limits_untold(subject: Subject) -> Iterator[Fault]:
    """People see its output and are told neither its limits nor that a machine wrote it.

    Why: people forgive a mistake they were warned of, once.

    - Better: one plain sentence per limit, where people meet it.
    """
    spec = subject.spec
    if not spec.has_plans:
        return
    if not spec.limitations:
        yield Fault("limitations", "limits")
    public = subject.flags("F-PUBLIC-OUTPUT") or spec.kind in LANGUAGE_MODEL_KINDS
    if public and not told(spec.operation.ux.disclosure):
        yield Fault("operation.ux.disclosure", "disclosure")


def feedback_lost(subject: Subject) -> Iterator[Fault]:
    """What people do with its output is not collected, or never becomes a label.

    Why: the cheapest labels are made every day by the people who use it.

    - Better: what they change, a button for "wrong", and the way both become labelled cases.
    """
    if not subject.spec.has_plans:
        return
    feedback = subject.spec.operation.feedback
    parts = (
        ("implicit", feedback.implicit),
        ("explicit", feedback.explicit),
        ("labels", feedback.to_labels),
    )
    for kind, leaf in parts:
        if not told(leaf):
            yield Fault(leaf.path, kind)
