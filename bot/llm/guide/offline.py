"""The offline guide: from a conversation to a problem statement, in one pass, without a model."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import Flag
from bot.domain.framing.parse import closing
from bot.domain.framing.ranking import answered, rank
from bot.domain.framing.statement import (
    ActionHint,
    Conflict,
    Parked,
    ParkedReason,
    ProblemStatement,
)
from bot.domain.provenance import Claim, Closing, Field, Moment, Status, verify
from bot.llm.guide import reply
from bot.llm.guide.answering import with_the_rest
from bot.llm.guide.answers import Answer, claim, entered, with_points_told
from bot.llm.guide.correction import corrected
from bot.llm.guide.finding import Finding
from bot.llm.guide.judgement import judged
from bot.llm.guide.pairing import paired
from bot.llm.guide.passage import Sentence, sentences
from bot.llm.guide.quarantine import Cleared, cleared
from bot.llm.guide.readers import (
    action,
    deadline,
    decision,
    figure,
    fit,
    goal,
    hope,
    kind,
    noise,
    problem,
    risk,
    source,
    stated,
)
from bot.llm.guide.reply import Heard
from bot.llm.guide.settle import as_claim, settled, with_units
from bot.llm.guide.title import title_of
from bot.llm.guide.tongue import language_of
from bot.llm.guide.weighing import COSTS, measured

READERS: tuple[Callable[[Sentence], Iterator[Finding]], ...] = (
    goal.read,
    hope.read,
    figure.read,
    deadline.read,
    problem.read,
    decision.read,
    fit.read,
    kind.read,
    source.read,
    stated.read,
)
_INJECTION = "injection_suspected"


@dataclass(slots=True)
class _Notes:
    """Everything noticed while reading."""

    findings: list[Finding] = field(default_factory=list)
    flags: dict[str, Flag] = field(default_factory=dict)
    actions: dict[str, ActionHint] = field(default_factory=dict)
    parked: list[Parked] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)


class OfflineGuide:
    """Reads conversations by lexicon and grammar; the same words always give the same statement."""

    def read(self, transcript: Transcript, *, today: date) -> ProblemStatement:
        notes = _Notes()
        messages = _readable(transcript, notes)
        language = _language(messages)
        for index, message in enumerate(messages):
            if message.kind is MessageKind.SAID:
                _note(message, index, language, notes)
            elif message.kind is MessageKind.ANSWER and closing(message.text) is None:
                _note_answer(message, index, language, notes)
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
            flags=tuple(notes.flags.values()),
            actions=tuple(notes.actions.values()),
            conflicts=conflicts,
            parking_lot=tuple(notes.parked),
        )
        settled_questions = answered(transcript)
        draft = judged(draft, notes.findings, settled_questions)
        draft = title_of(draft, messages)
        questions = rank(draft, settled_questions)
        return draft.model_copy(update={"questions": questions})


def _readable(transcript: Transcript, notes: _Notes) -> list[Message]:
    """What people said without their orders to the bot; what a person sets in a form is theirs."""
    messages: list[Message] = []
    for message in transcript:
        clear = Cleared(message) if message.kind is MessageKind.EDIT else cleared(message)
        notes.parked += clear.parked
        for parked in clear.parked:
            flag = Flag(flag=_INJECTION, trigger=parked.quote.text[:120], quote=parked.quote)
            notes.flags.setdefault(_INJECTION, flag)
        if clear.message.text.strip() or not clear.parked:
            messages.append(clear.message)
    return messages


def _language(messages: list[Message]) -> str:
    """The requester's language; the whole conversation's where the first words do not tell."""
    said = [message for message in messages if message.kind is MessageKind.SAID]
    everything = language_of(" ".join(message.text for message in said)[:8000])
    requester = [m.text for m in said if m.user == said[0].user]
    return language_of(" ".join(requester)[:4000], everything)


def _note(message: Message, index: int, language: str, notes: _Notes) -> None:
    astray = False
    heard: list[Heard] = []
    for sentence in sentences(message, index, language):
        parked = noise.read(sentence, astray=astray)
        astray = parked is not None and parked.reason is ParkedReason.OFF_TOPIC
        if parked is not None:
            notes.parked.append(parked)
        if parked is not None or sentence.quoted:
            continue
        found = [finding for reader in READERS for finding in reader(sentence)]
        if not any(finding.number is not None for finding in found):
            correction = corrected(sentence, notes.findings)
            found += [correction] if correction else []
        heard.append(Heard(sentence, found))
        notes.findings += found
        for flag in risk.read(sentence):
            notes.flags.setdefault(flag.flag, flag)
        for hint in action.read(sentence):
            notes.actions.setdefault(f"{hint.action} {hint.mode}", hint)
    if not astray:
        notes.findings += list(reply.read(message, heard, notes.findings))


def _note_answer(message: Message, index: int, language: str, notes: _Notes) -> None:
    """An answer is read for its own field, and for whatever else it plainly states."""
    cut = tuple(sentences(message, index, language))
    found: list[Finding] = []
    for sentence in cut:
        if sentence.quoted or sentence.question or noise.read(sentence) is not None:
            continue
        found += [finding for reader in READERS for finding in reader(sentence)]
        for flag in risk.read(sentence):
            notes.flags.setdefault(flag.flag, flag)
        for hint in action.read(sentence):
            notes.actions.setdefault(f"{hint.action} {hint.mode}", hint)
    notes.answers[message.id] = Answer(message, cut, found)


def _fields(messages: list[Message], notes: _Notes, language: str) -> dict[str, Field]:
    findings = paired(notes.findings)
    entries = entered(enumerate(messages), language, notes.answers)
    by_path: dict[str, list[Finding]] = {}
    for finding in _about_the_goal(findings):
        by_path.setdefault(finding.path, []).append(finding)
    fields: dict[str, Field] = {}
    for path in FIELDS:
        if path in entries:
            fields[path] = _entered(entries[path], by_path.get(path, []))
        elif path in by_path:
            fields[path] = settled(path, by_path[path])
    answers = [(answer.message, answer.found) for answer in notes.answers.values()]
    fields = with_the_rest(fields, answers, _main(findings))
    fields = with_units(fields, language)
    target = fields.get("business_goal.target")
    if target is not None:
        fields["business_goal.target"] = with_points_told(target, messages)
    return fields


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
