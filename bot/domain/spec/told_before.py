"""What people told of a spec before there was one: who answers for what, its rollout, what running it takes."""

from collections.abc import Iterable

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Field, Quote, Status
from bot.domain.spec.edit import part
from bot.domain.spec.follow import settled
from bot.domain.spec.model import AISpec
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.wish import granted
from bot.domain.spec.wished import Wish, Wished

# Said without naming a field, and nothing a problem statement has room for.
_TOLD = ("owner", "raci.", "rollout.", "drift.retraining.", "service.fallback", "cost.")


def with_told_before(
    spec: AISpec, statement: ProblemStatement, messages: Iterable[Message]
) -> AISpec:
    """A first draft with what was said of such things already; what was said last counts.

    What the statement holds stays as it is there, so that the two do not say the same twice.

    Args:
        spec: As it follows from the statement.
        statement: What is known of the problem.
        messages: Of the thread, the oldest first.
    """
    drafted = told = spec
    for message in messages:
        if message.kind is not MessageKind.SAID:
            continue
        for wished in heard_in(message.text, told).wishes:
            if _is_open(wished, drafted):
                told = _with(told, statement, wished, message)
    return spec if told is spec else settled(told, statement)


def _is_open(wished: Wished, drafted: AISpec) -> bool:
    """Whether a wish is about one of these, and the draft has no answer of people to it."""
    if wished.wish is not Wish.SET or wished.item is None or not wished.item.startswith(_TOLD):
        return False
    within, _, name = wished.item.rpartition(".")
    leaf = getattr(part(drafted, within) if within else drafted, name, None)
    return not (isinstance(leaf, Field) and leaf.status in {Status.STATED, Status.INFERRED})


def _with(spec: AISpec, statement: ProblemStatement, wished: Wished, message: Message) -> AISpec:
    by = Confirmation(by=message.user, at=message.said_at, message_id=message.id)
    quote = Quote(
        message_id=message.id,
        start=wished.start,
        end=wished.end,
        text=message.text[wished.start : wished.end],
    )
    try:
        return granted(spec, statement, wished, by, quote)
    except InvalidInputError:
        return spec  # nobody asked for a change, so nobody waits for a refusal
