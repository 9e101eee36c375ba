"""A language model's proposals against the offline statement: checked, and only ever improving."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.conversation.apart import Span
from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.conversation.pasted import pasted
from bot.domain.framing.agreement import same
from bot.domain.framing.field import FIELDS, FieldDefinition, ValueType
from bot.domain.framing.heard import heard
from bot.domain.framing.parse import parsed
from bot.domain.framing.placing import around, in_place
from bot.domain.framing.plausible import implausible
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.ranking import answered, rank, waiting
from bot.domain.framing.roi import with_return
from bot.domain.framing.saying import as_said, brings_in, whole
from bot.domain.framing.statement import Conflict, ProblemStatement, in_order
from bot.domain.provenance import (
    Claim,
    Field,
    Policy,
    Quote,
    Status,
    Value,
    find_quote,
    fold,
    traced,
    value_text,
    verify,
)

# A higher rank wins; a person's own entry is never touched.
_RANKS = {Status.UNKNOWN: 0, Status.ASSUMED: 1, Status.INFERRED: 2, Status.STATED: 3}
_COMPUTED = frozenset({Policy.COMPUTE, Policy.HUMAN})
_DECIDED_BY_CODE = frozenset({"ml_fit.verdict", "task.kind", "decision.automation_level"})
_FOR_PEOPLE = frozenset({"risk.legal_review"})  # that Legal has seen it is for Legal to say
_LONGEST = 600
_READ_INTO = "Read into these words by the language model."
_REWORDED = "Put into words by the language model."
_OUT_OF_PLACE = "These words are about something else."
_SECOND_HAND = "It stands in a text that was pasted or quoted; nobody here said it."


def merge(
    offline: ProblemStatement, proposals: Sequence[Proposal], transcript: Transcript
) -> ProblemStatement:
    """Fill what the guide left open, as far as the conversation supports it.

    Precedence: a person's edit or answer, stated by the guide, stated by the model, inferred,
    assumed by a person, assumed by the model, assumed by the guide. Fields in dispute stay in dispute. The order of the
    proposals does not matter. What was set aside or taken back supports nothing.
    """
    evidence = heard(transcript, offline)
    fields = dict(offline.fields)
    disputed = {conflict.path for conflict in offline.conflicts}
    conflicts = list(offline.conflicts)
    found = _by_path(proposals, transcript, evidence, offline)
    own = {m.field for m in transcript if m.kind is MessageKind.ASSUMPTION and m.text.strip()}
    for path in sorted(found, key=list(FIELDS).index):
        present = offline.field(path)
        best = _agreed(found[path], evidence)
        if present.confirmed is not None or path in disputed:
            continue
        if best.status is Status.ASSUMED and path in own:
            continue
        if best.conflicts and present.status is not Status.STATED:
            conflicts.append(Conflict(path=path, claims=best.conflicts))
            fields[path] = best.model_copy(update={"superseded": present.superseded})
        elif _outranks(best, present) or _particular(best, present):
            kept: dict[str, object] = {
                "conflicts": present.conflicts,
                "superseded": present.superseded,
            }
            if best.status is Status.ASSUMED:  # somebody finds out all the same
                kept |= {"closing": present.closing, "follow_up": present.follow_up}
            fields[path] = best.model_copy(update=kept)
    updates = {
        "fields": {field.path: field for field in in_order(fields.values())},
        "conflicts": tuple(conflicts),
    }
    merged = with_return(offline.model_copy(update=updates))
    questions = rank(merged, answered(transcript), waiting(transcript))
    return merged.model_copy(update={"questions": questions})


def _outranks(best: Field, present: Field) -> bool:
    """Whether a proposal is surer, or rests on somebody's own words where the rules only infer."""
    told = best.rationale == _READ_INTO and present.status is Status.INFERRED
    return told or _RANKS[best.status] > _RANKS[present.status]


def _particular(best: Field, present: Field) -> bool:
    """Whether a proposal about this conversation comes in place of one that is merely usual.

    What code decides, the verdict and how much may be done alone, stays as it is.
    """
    usual = present.status is Status.ASSUMED and present.path not in _DECIDED_BY_CODE
    return usual and best.status is Status.ASSUMED


def _agreed(candidates: Sequence[Field], transcript: Transcript) -> Field:
    """What the proposals for one field add up to; different facts about the world are a dispute."""
    best = max(candidates, key=_preference)
    stated = sorted((c for c in candidates if c.status is Status.STATED), key=_place)
    definition = FIELDS[best.path]
    if definition.policy is not Policy.WORLD or not stated:
        return best
    if definition.value_type is ValueType.LIST:
        return _listed(stated)
    rivals: list[Field] = []
    for field in sorted(stated, key=_preference, reverse=True):
        if not any(_alike(field, other) for other in rivals):
            rivals.append(field)
    if len(rivals) == 1:
        return best
    claims = tuple(_as_claim(field, transcript) for field in sorted(rivals, key=_place))
    return Field(path=best.path, conflicts=claims)


def _alike(one: Field, other: Field) -> bool:
    """Whether two fields say the same, or one passage in fewer and in more words."""
    if one.value is None or other.value is None or same(one.value, other.value):
        return True
    if not (isinstance(one.value, str) and isinstance(other.value, str)):
        return False
    words = sorted((fold(one.value), fold(other.value)), key=len)
    return one.quotes[0].overlaps(other.quotes[0]) and words[0] in words[1]


def _listed(stated: Sequence[Field]) -> Field:
    """Lists from several passages are put together: they add to each other."""
    items: dict[str, str] = {}
    for field in stated:
        for item in field.value if isinstance(field.value, tuple) else ():
            items.setdefault(fold(item), item)
    quotes = dict.fromkeys(quote for field in stated for quote in field.quotes)
    return stated[0].model_copy(update={"value": tuple(items.values()), "quotes": tuple(quotes)})


def _as_claim(field: Field, transcript: Transcript) -> Claim:
    message = transcript.message(field.quotes[0].message_id)
    assert message is not None  # noqa: S101  # a stated field was verified against it
    assert field.value is not None  # noqa: S101  # nothing is stated without a value
    return Claim(
        value=field.value, quotes=field.quotes, said_by=message.user, said_at=message.said_at
    )


def _place(field: Field) -> tuple[str, int, int, str]:
    quote = field.quotes[0]
    return (quote.message_id, quote.start, quote.end, repr(field.value))


def _preference(field: Field) -> tuple[int, int, str]:
    """The surest; then the shortest; then by the letters, so that order never decides."""
    words = value_text(field.value)
    return (_RANKS[field.status], -len(words), words + repr(field.quotes))


def _by_path(
    proposals: Iterable[Proposal],
    transcript: Transcript,
    evidence: Transcript,
    offline: ProblemStatement,
) -> dict[str, list[Field]]:
    checked: dict[str, list[Field]] = {}
    others = {message.id: spans for message in transcript if (spans := pasted(message.text))}
    for proposal in proposals:
        field = _checked(proposal, evidence, others, offline.language)
        if field is not None and not any(
            quote.overlaps(doubted) for quote in field.quotes for doubted in offline.doubted
        ):
            checked.setdefault(proposal.path, []).append(field)
    return checked


def _checked(
    proposal: Proposal, transcript: Transcript, others: Mapping[str, list[Span]], language: str
) -> Field | None:
    """Turn a proposal into a field the conversation supports, or into none."""
    definition = FIELDS.get(proposal.path)
    words = proposal.value_text.strip()
    if definition is None or definition.policy in _COMPUTED or definition.path in _FOR_PEOPLE:
        return None
    if not words or len(words) > _LONGEST:
        return None
    if proposal.status is Status.UNKNOWN or not _is_text(words):
        return None
    value = parsed(definition, words, language)
    quote = _quoted(proposal, transcript)
    if value is None or implausible(definition, value, language) or brings_in(words, quote):
        return None
    status, rationale = proposal.status, proposal.rationale
    if rationale and brings_in(rationale, quote):
        rationale = None
    if status is Status.STATED and quote:
        said = as_said(quote, value, language)
        value = value if said is None else said
        doubt = _doubt(definition, quote, said, transcript, others)
        if doubt:
            own = rationale if doubt == _REWORDED else None
            status, rationale = Status.INFERRED, own or doubt
    field = verify(
        Field(
            path=proposal.path,
            value=value,
            status=status,
            quotes=(quote,) if quote else (),
            rationale=rationale or ("Proposed by the language model." if not quote else None),
        ),
        transcript,
        definition.policy,
    )
    if field.status is Status.ASSUMED and not _may_assume(field, definition.policy, transcript):
        return None
    return None if field.value is None else field


def _doubt(
    definition: FieldDefinition,
    quote: Quote,
    said: Value | None,
    transcript: Transcript,
    others: Mapping[str, list[Span]],
) -> str:
    """Say why a true quote does not state its value; nothing where it does."""
    if _second_hand(quote, others):
        return _SECOND_HAND
    if said is None:  # a true quote under other words: it may follow from it, it was not said
        return _REWORDED
    if definition.policy is not Policy.WORLD:
        return _READ_INTO
    return "" if in_place(definition.path, around(quote, transcript)) else _OUT_OF_PLACE


def _second_hand(quote: Quote, others: Mapping[str, list[Span]]) -> bool:
    """Whether a quote rests on what a message passes on: whoever pasted it did not state it."""
    return any(
        quote.start < end and start < quote.end for start, end in others.get(quote.message_id, ())
    )


def _is_text(words: str) -> bool:
    """Whether it can be written down at all: a reply may hold half a character, or none."""
    return "\x00" not in words and words.encode("utf-8", "ignore").decode("utf-8") == words


def _may_assume(field: Field, policy: Policy, transcript: Transcript) -> bool:
    """An assumption is only for fields that allow one, and brings in no number of its own."""
    if policy not in {Policy.ASSUME, Policy.INFER}:
        return False
    said = tuple(
        Quote(message_id=message.id, start=0, end=len(message.text), text=message.text)
        for message in transcript
    )
    return traced(field.value, said)


def _quoted(proposal: Proposal, transcript: Transcript) -> Quote | None:
    if not proposal.quote:
        return None
    named = transcript.message(proposal.message_id) if proposal.message_id else None
    messages: tuple[Message, ...] = (named,) if named else tuple(transcript)
    return next(
        (whole(quote, m) for m in messages if (quote := find_quote(proposal.quote, m))), None
    )
