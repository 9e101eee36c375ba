"""What is still open in a spec: one item per question, with who could answer it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.oversight.explanation import explained
from bot.domain.oversight.scale import Blast, OversightMode
from bot.domain.provenance import Field, value_text
from bot.domain.spec.adding_up import unlimited
from bot.domain.spec.asked import ask_about, question_for, source_of
from bot.domain.spec.evidence_gap import evidence_gaps
from bot.domain.spec.lead_time import lead_time_asked
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrasebook.book import filled, label_in
from bot.domain.spec.section import OpenItem, OversightRow

_BUILD = 2  # the stage of bot.domain.framing.field at which a field is needed to build
_ALWAYS = frozenset({"document", "business_goal", "user_problem"})
THREAD = "Answer it in the thread."
_NEEDS = {
    OversightMode.AUTO: "no approval",
    OversightMode.NOTIFY: "no more than a notice",
    OversightMode.APPROVE: "an approval",
    OversightMode.DUAL_APPROVE: "two approvals",
    OversightMode.REFUSE: "a person to do it",
}
_WHY_NUMBER = "Without a number nobody can say whether it passed."


@dataclass(slots=True)
class _Waiting:
    """A question and everything that waits for it."""

    section: str
    question: str
    why: str
    ask: str | None = None
    owner: str | None = None
    people: tuple[str, ...] = ()
    next_step: str = THREAD
    blocking: bool = True
    paths: list[str] = field(default_factory=list)


def open_items(statement: ProblemStatement, spec: AISpec) -> tuple[OpenItem, ...]:
    """Every open question once: disputes first, then what stops approval, then the rest."""
    waiting: dict[str, _Waiting] = {}
    for key, found in _found(statement, spec):
        known = waiting.setdefault(key, found)
        known.blocking = known.blocking or found.blocking
        known.paths.extend(path for path in found.paths if path not in known.paths)
    ranks = {question.id: rank for rank, question in enumerate(statement.questions)}
    order = {ask: rank for rank, ask in enumerate(BANK)}
    ordered = sorted(
        waiting.values(),
        key=lambda item: (
            item.section != "conflict",
            not item.blocking,
            ranks.get(item.ask or "", len(ranks)),
            order.get(item.ask or "", len(order) if item.section != "document" else -1),
        ),
    )
    return tuple(
        OpenItem(
            id=f"O-{rank:02d}",
            section=item.section,
            paths=tuple(item.paths),
            question=item.question,
            ask=item.ask,
            why=item.why,
            owner=item.owner,
            people=item.people,
            next_step=item.next_step,
            blocking=item.blocking,
        )
        for rank, item in enumerate(ordered, start=1)
    )


def linked(spec: AISpec) -> AISpec:
    """The same spec with each criterion and the evaluation plan pointing at what they wait for."""
    by_path = {path: item.id for item in spec.open_items for path in item.paths}
    acceptance = tuple(
        criterion.model_copy(
            update={"open_item": by_path.get(f"acceptance.{criterion.id}.threshold")}
        )
        for criterion in spec.acceptance
    )
    gaps = tuple(
        item.id
        for item in spec.open_items
        if any(path.startswith("evaluation.") or path.endswith(".threshold") for path in item.paths)
    )
    evaluation = spec.evaluation.model_copy(update={"gaps": gaps})
    return spec.model_copy(update={"acceptance": acceptance, "evaluation": evaluation})


def _found(statement: ProblemStatement, spec: AISpec) -> Iterator[tuple[str, _Waiting]]:
    yield from _conflicts(statement, spec)
    if spec.is_ml is None and spec.kind is None:
        yield (
            "kind",
            _Waiting(
                section="document",
                question="What should come out of it: a yes or no, a number, a ranking, a text, "
                "an action, or a report?",
                why="It decides how it is built and how it is judged.",
                paths=["kind"],
            ),
        )
    yield from _thresholds(statement, spec)
    disputed = {conflict.path for conflict in statement.conflicts}
    for leaf in spec.leaves():
        if leaf.value is None and not leaf.path.startswith("acceptance."):
            yield from _leaf(statement, spec, leaf, disputed)
    yield from _missing(statement, spec)
    yield from _too_little_oversight(spec)
    for one in unlimited(spec):
        wanted = _Waiting("oversight", one.question, one.why, blocking=False, paths=[one.path])
        yield f"unlimited {one.path}", wanted
    for asked in lead_time_asked(spec):
        path, question, why, step = asked
        steps = _Waiting("drift", question, why, next_step=step, blocking=False, paths=[path])
        yield "lead time", steps
    for gap in evidence_gaps(spec):
        item = _Waiting(
            section=gap.paths[0].partition(".")[0],
            question=gap.question,
            why=gap.why,
            owner=gap.owner,
            next_step=gap.next_step,
            blocking=False,
            paths=list(gap.paths),
        )
        yield f"evidence {gap.name} {gap.paths[0]}", item


def _conflicts(statement: ProblemStatement, spec: AISpec) -> Iterator[tuple[str, _Waiting]]:
    for conflict in statement.conflicts:
        asked = next((q for q in statement.questions if q.field == conflict.path), None)
        between = filled("{0} or {1}", statement.language, "", "")
        values = between.join(
            dict.fromkeys(f"“{value_text(claim.value)}”" for claim in conflict.claims)
        )
        label = label_in(conflict.path, statement.language)
        text = f"{label}: {values}: which is right, or are these different measures?"
        paths = [leaf.path for leaf in spec.leaves() if source_of(leaf) == conflict.path]
        item = _Waiting(
            section="conflict",
            question=asked.text if asked and asked.id == "Q-C01" else text,
            why="Two people said different things; Remit does not choose between them.",
            ask="Q-C01",
            owner=asked.addressee if asked else None,
            people=tuple(dict.fromkeys(claim.said_by for claim in conflict.claims)),
            next_step="Agree on one value in the thread.",
            paths=paths,
        )
        yield f"conflict {conflict.path}", item


def _thresholds(statement: ProblemStatement, spec: AISpec) -> Iterator[tuple[str, _Waiting]]:
    """Criteria that wait for the same number share one question."""
    groups: dict[str | None, list[str]] = {}
    paths: dict[str | None, list[str]] = {}
    for criterion in spec.acceptance:
        threshold = criterion.threshold
        if threshold is not None and threshold.value is None and not threshold.conflicts:
            ask = threshold.ask if threshold.ask in BANK else None
            groups.setdefault(ask, []).append(criterion.title)
            paths.setdefault(ask, []).append(threshold.path)
    for ask, titles in groups.items():
        listed = ", ".join(f"“{title}”" for title in titles)
        if ask == "Q-M07":
            text, owner = f"How far may these move before you would stop: {listed}?", None
        elif ask is None:
            text, owner = f"What has to be reached on {listed}?", None
        else:
            question = question_for(statement, ask)
            text, owner = question.text, question.addressee
        item = _Waiting(
            section="acceptance",
            question=text,
            why=_WHY_NUMBER,
            ask=ask,
            owner=owner,
            paths=paths[ask],
        )
        yield (ask or "threshold"), item


def _leaf(
    statement: ProblemStatement, spec: AISpec, leaf: Field, disputed: set[str]
) -> Iterator[tuple[str, _Waiting]]:
    source = source_of(leaf)
    ask = leaf.ask if leaf.ask in BANK else ask_about(source)
    definition = FIELDS.get(source)
    section = definition.section if definition else leaf.path.split(".", 1)[0]
    settled = source in disputed or (leaf.confirmed is not None and leaf.ask is None)
    if ask is None or settled or not _matters(spec, section):
        return
    required = definition.required if definition else 1
    if leaf.path.startswith("oversight."):
        row = next(row for row in spec.oversight if leaf.path.startswith(f"oversight.{row.id}."))
        forbidden = row.asked.value == OversightMode.REFUSE.value
        required = None if forbidden else _BUILD
    if required is None or required > _BUILD:
        return
    question = question_for(statement, ask)
    item = _Waiting(
        section=section,
        question=question.text,
        why=question.why,
        ask=ask,
        owner=question.addressee,
        blocking=required < _BUILD,
        paths=[leaf.path],
    )
    yield ask, item


def _matters(spec: AISpec, section: str) -> bool:
    """Without a kind there is no point in asking about data; without learning there never is."""
    if spec.is_ml is False or spec.kind is Kind.NOT_ML:
        return section in _ALWAYS
    return section in _ALWAYS or section == "decision" or spec.kind is not None


def _missing(statement: ProblemStatement, spec: AISpec) -> Iterator[tuple[str, _Waiting]]:
    """Sections that are empty and should not be."""
    named = [refusal for refusal in spec.refusals if refusal.asked_for]
    acts = spec.kind is Kind.AGENT_ACTIONS and not spec.oversight
    legal = spec.impact.legal_review.value is None and any(risk.high_impact for risk in spec.risks)
    wanted = (
        (spec.kind in LANGUAGE_MODEL_KINDS and not named, "refusals", "Q-L01"),
        (acts, "oversight", "Q-G01"),
        (legal, "impact.legal_review", "Q-R01"),
    )
    declined = [r for r in named if r.route_to.value is None]
    if declined:
        listed = ", ".join(f"“{value_text(refusal.condition.value)}”" for refusal in declined)
        yield (
            "refusals",
            _Waiting(
                section="refusals",
                question=f"Who takes over, and what is the person told, when it declines {listed}?",
                why="A refusal without a way on leaves the person alone.",
                paths=[leaf.path for r in declined for leaf in (r.route_to, r.response)],
            ),
        )
    for needed, path, ask in wanted:
        if needed:
            question = question_for(statement, ask)
            item = _Waiting(
                section=path.split(".", 1)[0],
                question=question.text,
                why=question.why,
                ask=ask,
                owner=question.addressee,
                paths=[path],
            )
            yield ask, item


def _too_little_oversight(spec: AISpec) -> Iterator[tuple[str, _Waiting]]:
    for row in spec.oversight:
        asked = value_text(row.asked.value)
        if row.floor is None or asked not in tuple(OversightMode):
            continue
        if OversightMode(asked).rank < row.floor.rank:
            why = explained(row.computed, spec.language) if row.computed else row.floor_reason or ""
            item = _Waiting(
                section="oversight",
                question=f"“{value_text(row.action.value)}” was asked for with "
                f"{_NEEDS[OversightMode(asked)]}; by its consequences it needs "
                f"{_NEEDS[row.floor]}. Which holds?",
                why=why,
                next_step=_settling(spec, row),
                paths=[row.asked.path],
            )
            yield f"floor {row.id}", item


def _settling(spec: AISpec, row: OversightRow) -> str:
    """What settles that an action needs more people than were asked for."""
    step = "Say how it can be undone and whom it reaches, or have less oversight signed: More, Ask for less oversight."
    beyond = row.computed is not None and row.computed.blast is Blast.B3
    if beyond and spec.limits.small_sum is None:
        return f"{step} Where it is about money, whoever runs Remit can set what a small sum is."
    return step
