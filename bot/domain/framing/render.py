"""A statement as plain text for a thread, and as a full Markdown document."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.domain.conversation.model import Transcript
from bot.domain.framing.assumption import check_words
from bot.domain.framing.field import FIELDS, SECTIONS, FieldDefinition
from bot.domain.framing.fit import VERDICT
from bot.domain.framing.flag import HIGH_IMPACT
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.foremost import MOST_PROPOSALS, proposals_in
from bot.domain.framing.instead import INSTEAD, because, instead_fields
from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.readiness import readiness
from bot.domain.framing.readiness_wording import brief_line, readiness_line
from bot.domain.framing.render_lists import document_lists
from bot.domain.framing.render_value import (
    claim_words,
    escaped,
    short,
    shown_value,
    trap_line,
    with_names,
)
from bot.domain.framing.stage import BLOCKERS
from bot.domain.framing.statement import Conflict, ParkedReason, ProblemStatement, in_order
from bot.domain.framing.wording import WORDINGS
from bot.domain.framing.words import Words
from bot.domain.provenance import Closing, Field, Status

NO_NAMES: Mapping[str, str] = MappingProxyType({})
_HIDDEN = frozenset(
    {"title", "summary", "task.entity", "ml_fit.verdict"}
)  # told elsewhere, or beside the point
_MOST_TRAPS = 3
_MOST_FLAGS = 3


def as_text(
    statement: ProblemStatement,
    names: Mapping[str, str] = NO_NAMES,
    transcript: Transcript | None = None,
) -> str:
    """What a thread shows: title, said, assumed, unknown, questions.

    `names` maps users to names; with the transcript, every quote says whose it is.
    """
    people = _speakers(transcript, names)
    words = WORDINGS.get(statement.language, WORDINGS["en"])
    ready = brief_line(readiness(statement), statement.language, asking=bool(statement.questions))
    blocks = ["\n".join(_heading(statement, words)), ready]
    said = [
        f"• {_line(field, words, people, statement.language)}"
        for field in _shown(statement, Status.STATED)
    ]
    inferred = _shown(statement, Status.INFERRED)
    proposals = [field for field in proposals_in(statement) if field.value is not None]
    shown = [*inferred, *proposals[:MOST_PROPOSALS]]
    assumed = [f"• {_line(field, words, people, statement.language)}" for field in shown]
    if len(proposals) > MOST_PROPOSALS:
        assumed.append(words.more_proposals.format(count=len(proposals) - MOST_PROPOSALS))
    instead = [f"• {_plain(field, words)}" for field in instead_fields(statement)]
    if instead and (why := because(statement)):
        instead.append(f"{words.because}: {why}")
    disputed = [f"• {_dispute(conflict, names, words)}" for conflict in statement.conflicts]
    apart = [
        f"• “{short(parked.quote.text)}” ({words.apart[parked.reason]})"
        for parked in statement.parking_lot
        if parked.reason is not ParkedReason.OFF_TOPIC
    ]
    unknown = _missing(statement, words, names)
    questions = [
        f"{number}. {question.text}{_choices(question.options)}\n   {question.why}"
        for number, question in enumerate(statement.questions, start=1)
    ]
    for title, lines in (
        (words.instead_title, instead),
        (words.said, said),
        (words.disputed, disputed),
        (words.traps, [f"• {trap_line(trap)}" for trap in statement.traps[:_MOST_TRAPS]]),
        (words.assumed, assumed),
        (words.parked, apart),
        (words.flags, [f"• {touched}" for touched in _touched(statement)]),
        (words.unknown, [", ".join(unknown)] if unknown else []),
        (words.questions, questions),
    ):
        if lines:
            blocks.append("\n".join([title, *lines]))
    return "\n\n".join(blocks) + "\n"


def as_markdown(statement: ProblemStatement, names: Mapping[str, str] = NO_NAMES) -> str:
    """The full document: every section with every known field, its status, quotes and reasons."""
    words = WORDINGS.get(statement.language, WORDINGS["en"])
    lines = [f"# {escaped(statement.title)}", "", *_heading(statement, words)[1:], ""]
    lines += [_ready(statement), ""]
    lines += _instead(statement, names, words)
    for section, heading in SECTIONS.items():
        fields = [
            field
            for field in in_order(statement.fields.values())
            if _definition(field).section == section and field.path not in {"title", *INSTEAD}
        ]
        if not fields:
            continue
        lines += [f"## {words.sections.get(section, heading)}", ""]
        for field in fields:
            lines += _paragraph(field, names, words)
        lines.append("")
    lines += document_lists(statement, names, words)
    return "\n".join(lines).rstrip() + "\n"


def _touched(statement: ProblemStatement) -> list[str]:
    """What Legal should see, each with the words that raised it; orders are told elsewhere."""
    live = [flag for flag in statement.flags if flag.live and flag.flag in HIGH_IMPACT]
    others = [f for f in statement.flags if f.live and f.flag.startswith("F-") and f not in live]
    return [
        f"{flag_words(flag.flag, statement.language)} (“{flag.trigger}”)"
        for flag in [*live, *others][:_MOST_FLAGS]
    ]


def _ready(statement: ProblemStatement) -> str:
    return readiness_line(readiness(statement), statement.language)


def _heading(statement: ProblemStatement, words: Words) -> list[str]:
    title = statement.title
    if statement.kind is None:
        return [title]
    kind = words.kinds.get(statement.kind, KINDS[statement.kind].label)
    if statement.kind is Kind.NOT_ML:
        return [title, words.not_ml]
    doubt = statement.field(VERDICT)
    unclear = doubt.rationale if doubt.value == "unclear" else None
    return [title, f"{words.looks_like} {kind}." + (f" {unclear}" if unclear else "")]


def _instead(statement: ProblemStatement, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """What to build where nothing has to be learned: a document of its own, at the top."""
    fields = instead_fields(statement)
    if not fields:
        return
    yield f"## {words.instead_title}"
    yield ""
    if why := because(statement):
        yield f"{words.because}: {escaped(why)}"
        yield ""
    for field in fields:
        yield from _paragraph(field.model_copy(update={"rationale": None}), names, words)
    yield ""


def _plain(field: Field, words: Words) -> str:
    label = words.labels.get(field.path, _definition(field).label)
    return f"{label}: {shown_value(field, words)}"


def _shown(statement: ProblemStatement, status: Status) -> list[Field]:
    return [
        field
        for field in statement.having(status)
        if field.value is not None
        and field.path not in {*_HIDDEN, *INSTEAD}
        and not _repeats(field, statement)
    ]


def _repeats(field: Field, statement: ProblemStatement) -> bool:
    """An inferred value that the line above or below already tells."""
    if field.path == "user_problem.current_process":
        return field.value == statement.field("user_problem.voice").value
    if field.path == "business_goal.direction":
        return statement.known("business_goal.statement")
    if field.status is not Status.INFERRED:
        return False
    twins = {
        "task.kind": True,
        "decision.actor": field.value == statement.field("user_problem.who").value,
    }
    return twins.get(field.path, field.path.startswith("ml_fit.answers."))


def _speakers(transcript: Transcript | None, names: Mapping[str, str]) -> dict[str, str]:
    messages = transcript or ()
    spoken = {message.id: names.get(message.user, f"@{message.user}") for message in messages}
    return {**names, **spoken}


def _line(field: Field, words: Words, people: Mapping[str, str], language: str) -> str:
    label = words.labels.get(field.path, _definition(field).label)
    value = shown_value(field, words)
    if field.status is not Status.STATED or not field.quotes:
        checks = check_words(field.follow_up, people, language) if field.follow_up else ""
        reasons = " ".join(
            part for part in (field.rationale, f"{checks}." if checks else "") if part
        )
        return f"{label}: {value}" + (f" ({reasons})" if reasons else "")
    quote = field.quotes[0]
    who = f", {people[quote.message_id]}" if quote.message_id in people else ""
    told = short(quote.text)
    if told.rstrip(" .!?…") == short(value).rstrip(" .!?…"):
        return f"{label}: “{told}”{who}"
    return f"{label}: {value} — “{told}”{who}"


def _dispute(conflict: Conflict, names: Mapping[str, str], words: Words) -> str:
    label = words.labels.get(conflict.path, FIELDS[conflict.path].label)
    return f"{label}: " + " / ".join(claim_words(claim, names, words) for claim in conflict.claims)


def _missing(statement: ProblemStatement, words: Words, names: Mapping[str, str]) -> list[str]:
    disputed = {conflict.path for conflict in statement.conflicts}
    wanted = {*BLOCKERS, "user_problem.voice", "owner", "business_goal.population"}
    wanted |= {field.path for field in statement.fields.values() if field.follow_up}
    beside = {f.path for f in statement.fields.values() if f.closing is Closing.NOT_RELEVANT}
    return [
        _lacking(statement, path, words, names)
        for path in FIELDS
        if path in wanted - disputed - beside and not statement.known(path)
    ]


def _lacking(statement: ProblemStatement, path: str, words: Words, names: Mapping[str, str]) -> str:
    label = words.labels.get(path, FIELDS[path].label)
    shown = label if statement.language == "de" else label.lower()
    follow_up = statement.field(path).follow_up
    checks = check_words(follow_up, names, statement.language)
    return f"{shown} ({checks})" if follow_up else shown


def _choices(options: tuple[str, ...]) -> str:
    return f" [{' | '.join(options)}]" if options else ""


def _paragraph(field: Field, names: Mapping[str, str], words: Words) -> Iterator[str]:
    label = words.labels.get(field.path, _definition(field).label)
    value = shown_value(field, words) or words.unknown_value
    yield f"- **{label}** ({words.statuses[field.status]}): {escaped(value)}"
    for quote in field.quotes:
        yield f"  - > {escaped(' '.join(quote.text.split()))}"
    for note in (field.rationale, field.risk_if_wrong):
        if note:
            yield f"  - {escaped(with_names(note, names))}"
    if field.confirmed and field.value is not None:
        who = names.get(field.confirmed.by, f"@{field.confirmed.by}")
        yield f"  - {words.confirmed} {who}, {field.confirmed.at:%Y-%m-%d}"
    for claim in field.conflicts:
        yield f"  - {words.disputed}: {escaped(claim_words(claim, names, words))}"
    for claim in field.claimed:
        yield f"  - {words.claimed}: {escaped(claim_words(claim, names, words))}"
    for claim in field.superseded:
        yield f"  - {words.earlier}: {escaped(claim_words(claim, names, words))}"


def _definition(field: Field) -> FieldDefinition:
    return FIELDS[field.path]
