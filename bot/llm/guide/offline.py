"""The offline guide: from a conversation to a problem statement, in one pass, without a model."""

from collections.abc import Iterator
from datetime import date

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import reviewed
from bot.domain.framing.ranking import answered, rank, waiting
from bot.domain.framing.roi import with_return
from bot.domain.framing.statement import (
    Conflict,
    Parked,
    ParkedReason,
    ProblemStatement,
)
from bot.domain.provenance import Claim, Closing, Field, Moment, Status, verify
from bot.llm.guide import reply
from bot.llm.guide.answering import with_the_rest
from bot.llm.guide.answers import claim, entered, with_points_told
from bot.llm.guide.burden import with_effect
from bot.llm.guide.deriving import with_what_follows
from bot.llm.guide.finding import Finding, says_something
from bot.llm.guide.hearing import Hearing
from bot.llm.guide.judgement import judged
from bot.llm.guide.pairing import paired
from bot.llm.guide.readers.change import with_target_told
from bot.llm.guide.settle import as_claim, settled, with_units
from bot.llm.guide.title import title_of
from bot.llm.guide.tongue import language_of
from bot.llm.guide.trapping import traps_in
from bot.llm.guide.weighing import COSTS, measured


class OfflineGuide:
    """Reads conversations by lexicon and grammar; the same words always give the same statement."""

    def read(self, transcript: Transcript, *, today: date) -> ProblemStatement:
        notes = Hearing()
        messages = notes.readable(transcript)
        language = notes.language = _language(messages)
        for index, message in enumerate(messages):
            notes.listen(message, index)
        fields = _fields(messages, notes, language)
        fields = {path: _checked(field, transcript, today) for path, field in fields.items()}
        fields = reply.closed(messages, fields, language)
        conflicts = tuple(
            Conflict(path=path, claims=_claims(field))
            for path, field in fields.items()
            if field.conflicts
        )
        draft = ProblemStatement(
            language=language,
            fields=fields,
            flags=reviewed(notes.flags.values(), messages),
            actions=tuple(notes.actions.values()),
            conflicts=conflicts,
            parking_lot=tuple(sorted(notes.parked, key=_foremost)),
            doubted=tuple(notes.doubted),
            participants=tuple(notes.people.known.values()),
        )
        draft = with_effect(draft)
        settled_questions = answered(transcript)
        standing = _standing(messages, notes)
        draft = judged(draft, notes.findings, settled_questions, standing)
        draft = draft.model_copy(update={"traps": traps_in(draft, notes.findings)})
        draft = with_return(title_of(draft, standing))
        questions = rank(draft, settled_questions, waiting(transcript))
        return draft.model_copy(update={"questions": questions})


def _language(messages: list[Message]) -> str:
    """The requester's language; the whole conversation's where the first words do not tell."""
    said = [message for message in messages if message.kind is MessageKind.SAID]
    everything = language_of(" ".join(message.text for message in said)[:8000])
    requester = [m.text for m in said if m.user == said[0].user]
    return language_of(" ".join(requester)[:4000], everything)


def _fields(messages: list[Message], notes: Hearing, language: str) -> dict[str, Field]:
    findings = [found for found in paired(notes.findings) if says_something(found)]
    entries = _entries(messages, notes, language)
    by_path: dict[str, list[Finding]] = {}
    for finding in _about_the_goal(findings):
        by_path.setdefault(finding.path, []).append(finding)
    taken: dict[str, list[tuple[Finding, str]]] = {}
    for finding, by in notes.taken:
        taken.setdefault(finding.path, []).append((finding, by))
    fields: dict[str, Field] = {}
    for path in FIELDS:
        if path in entries:
            fields[path] = _entered(entries[path], by_path.get(path, []))
        elif path in by_path or path in taken:
            fields[path] = settled(path, by_path.get(path, []), taken.get(path, []))
    answers = [
        (answer.message, [f for f in answer.found if not _withdrawn(f, notes)])
        for answer in notes.answers.values()
    ]
    fields = with_the_rest(fields, answers, _main(findings))
    for path, claims in notes.claimed.items():
        present = fields.get(path, Field(path=path))
        fields[path] = present.model_copy(update={"claimed": _unproven(present, claims)})
    fields = with_units(fields, language)
    fields = with_what_follows(with_target_told(fields, findings), findings, language)
    target = fields.get("business_goal.target")
    if target is not None:
        fields["business_goal.target"] = with_points_told(target, messages)
    return fields


def _entries(
    messages: list[Message], notes: Hearing, language: str
) -> dict[str, list[tuple[int, Field]]]:
    """What people entered in forms and have not taken back since."""
    found = entered(enumerate(messages), language, notes.answers)
    standing = {
        path: [
            (index, entry)
            for index, entry in entries
            if not any(
                back.reaches_entry(messages[index].user, index, path) for back in notes.withdrawals
            )
        ]
        for path, entries in found.items()
    }
    return {path: entries for path, entries in standing.items() if entries}


def _withdrawn(finding: Finding, notes: Hearing) -> bool:
    return any(back.reaches(finding) for back in notes.withdrawals)


def _standing(messages: list[Message], notes: Hearing) -> list[Message]:
    """The messages nobody has taken back as a whole."""
    until = {back.message.user: back.index for back in notes.withdrawals if back.everything}
    return [m for index, m in enumerate(messages) if index > until.get(m.user, -1)]


def _unproven(field: Field, claims: list[Claim]) -> tuple[Claim, ...]:
    """What is still only claimed: nobody has said the same since, as their own word."""
    return tuple(c for c in claims if field.value is None or not same(field.value, c.value))


_FOREMOST = (
    ParkedReason.INJECTION_SUSPECTED,
    ParkedReason.TO_A_MACHINE,
    ParkedReason.AUTHORITY_CLAIM,
    ParkedReason.UNFOUND_RECAP,
)


def _foremost(parked: Parked) -> int:
    """What people should know first; the rest in the order it was said."""
    known = parked.reason in _FOREMOST
    return _FOREMOST.index(parked.reason) if known else len(_FOREMOST)


def _main(findings: list[Finding]) -> str | None:
    """The metric the goal is about."""
    metrics = [f for f in findings if f.path == "business_goal.metric"]
    return max(metrics, key=lambda f: (f.weight, -f.index)).about if metrics else None


def _about_the_goal(findings: list[Finding]) -> Iterator[Finding]:
    """Figures about another metric than the goal's become metrics of their own."""
    main = _main(findings)
    for finding in findings:
        figures = finding.path in {"business_goal.target", "business_goal.baseline"}
        if figures and main and finding.about and finding.about != main:
            yield Finding(
                "metrics.business",
                (finding.quote.text,),
                finding.quote,
                finding.message,
                finding.index,
            )
        else:
            yield finding


def _entered(entries: list[tuple[int, Field]], findings: list[Finding]) -> Field:
    """The last entry stands; what it replaced is kept, what others said since is a conflict."""
    index, latest = entries[-1]
    told = [finding for finding in findings if finding.status is Status.STATED]
    if told and latest.closing in {Closing.DOES_NOT_KNOW, Closing.LATER}:
        return settled(latest.path, told)  # somebody else did know
    amounts = [f for f in findings if latest.path in COSTS and measured(f.value)]
    if amounts and not measured(latest.value) and latest.value is not None:
        return settled(latest.path, amounts)  # how much it is agrees with which one is worse
    earlier = [claimed for _, entry in entries[:-1] if (claimed := _own_claim(entry))]
    earlier += [as_claim(f) for f in findings if f.index < index and _differs(f, latest)]
    since = [f for f in findings if f.index > index and _differs(f, latest)]
    rivals = tuple(as_claim(f) for f in since if f.number is not None)
    return latest.model_copy(update={"superseded": tuple(earlier), "conflicts": rivals})


def _own_claim(entry: Field) -> Claim | None:
    return claim(entry, entry.confirmed.by) if entry.confirmed else None


def _differs(finding: Finding, entry: Field) -> bool:
    if entry.value is None:
        return True
    return not same(finding.value, entry.value) and comparable(finding.value, entry.value)


def _claims(field: Field) -> tuple[Claim, ...]:
    """All live claims of a field in dispute, an entered value first."""
    own = claim(field, field.confirmed.by) if field.confirmed else None
    return (own, *field.conflicts) if own else field.conflicts


def _checked(field: Field, transcript: Transcript, today: date) -> Field:
    checked = verify(field, transcript, FIELDS[field.path].policy)
    value = checked.value
    if isinstance(value, Moment) and value.iso and value.iso < today.isoformat():
        return checked.model_copy(update={"risk_if_wrong": "That day has passed."})
    return checked
