"""What a column is to the system: an input, what it predicted, what turned out true, or how it answers."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a column tells of the system."""

    INPUT = "input"
    PREDICTION = "prediction"
    LABEL = "label"
    TOPIC = "topic"
    REFUSAL = "refusal"
    LENGTH = "length"
    JUDGE = "judge"  # whether a judge let the answer pass, or its score
    CITATION = "citation"  # whether a source is missing or wrong
    COST = "cost"
    LATENCY = "latency"


# Which way is worse; where none is named, both are worth a look.
WORSE = {Role.JUDGE: -1, Role.CITATION: 1, Role.COST: 1, Role.LATENCY: 1}
# Levels that say that it was so, where a column says yes or no.
YES = frozenset(
    {"true", "1", "yes", "y", "refused", "pass", "passed", "ok", "oui", "vrai", "ja", "wahr"}
)
ASKED_YES = frozenset({Role.REFUSAL, Role.JUDGE, Role.CITATION})

# Names that logs of language models use; only where somebody says that they are such logs.
_NAMES: dict[Role, frozenset[str]] = {
    Role.TOPIC: frozenset({"topic", "intent", "category", "subject", "theme"}),
    Role.REFUSAL: frozenset({"refused", "refusal", "is_refusal", "declined", "abstained"}),
    Role.LENGTH: frozenset(
        {"answer", "response", "output", "completion", "length", "answer_length",
         "output_tokens", "completion_tokens"}
    ),
    Role.JUDGE: frozenset(
        {"judge", "judge_pass", "judge_passed", "judge_score", "passed", "grade", "score"}
    ),
    Role.CITATION: frozenset({"citation_missing", "citation_failed", "uncited", "no_source"}),
    Role.COST: frozenset({"cost", "cost_usd", "cost_eur", "total_cost", "price", "total_tokens"}),
    Role.LATENCY: frozenset({"latency", "latency_ms", "duration", "duration_ms", "ttft"}),
}  # fmt: skip


def roles_by_name(columns: Iterable[str]) -> dict[str, Role]:
    """What the columns of a log of a language model's answers usually are."""
    found = {}
    for name in columns:
        plain = name.casefold().replace("-", "_").replace(" ", "_")
        for role, names in _NAMES.items():
            if plain in names:
                found[name] = role
    return found


def role_by_name(column: str) -> Role | None:
    """What a column of such a log usually is, by its name."""
    return roles_by_name([column]).get(column)


def role_in(roles: Mapping[str, Role], column: str) -> Role:
    """The role of a column; an input where nobody said."""
    return roles.get(column, Role.INPUT)
