"""The shape of a language's words: what every rendering needs to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.provenance import Status


@dataclass(frozen=True, slots=True)
class Words:
    """Headings, labels and names in one language; what is missing falls back to English."""

    said: str
    disputed: str
    assumed: str
    unknown: str
    questions: str
    looks_like: str
    not_ml: str
    instead_title: str
    because: str
    traps: str
    more_proposals: str
    unknown_value: str
    confirmed: str
    earlier: str
    claimed: str
    flags: str
    flag_note: str
    actions: str
    parked: str
    people: str
    says_to_be: str
    stances: Mapping[str, str]
    by: str
    points: str
    yes: str
    no: str
    verdict_reason: str
    level_reason: str
    statuses: Mapping[Status, str]
    apart: Mapping[str, str]  # why a passage was set aside
    labels: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)


def table(text: str) -> dict[str, str]:
    rows = (line.split("=", 1) for line in text.strip().splitlines())
    return {key.strip(): value.strip() for key, value in rows}
