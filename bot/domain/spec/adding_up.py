"""Actions that nobody approves and that could add up without end: many small ones are a large one."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.oversight.action import read_action
from bot.domain.oversight.cap import caps_in
from bot.domain.oversight.limit import lacks_caps
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.section import OversightRow

_ALONE = frozenset({OversightMode.AUTO, OversightMode.NOTIFY})
_WORDS = {
    "en": (
        (
            "“{action}” goes without approval, and nothing limits how much that adds up to. How many in a day, "
            "and for how much money?"
        ),
        "Many small actions are a large one; beyond a limit a person approves.",
    ),
    "fr": (
        (
            "« {action} » se fait sans approbation, et rien ne limite ce que cela additionne. Combien par jour, et "
            "pour combien d'argent ?"
        ),
        "Beaucoup de petites actions en font une grande ; au-delà d'une limite, une personne approuve.",
    ),
    "de": (
        (
            "„{action}“ geschieht ohne Zustimmung, und nichts begrenzt, was da zusammenkommt. Wie viele am Tag, und "
            "für wie viel Geld?"
        ),
        "Viele kleine Handlungen sind eine große; über einer Grenze stimmt ein Mensch zu.",
    ),
}


class Unlimited(NamedTuple):
    """One such action: the question that limits it, and why it is asked."""

    path: str
    question: str
    why: str


def unlimited(spec: AISpec) -> Iterator[Unlimited]:
    """Every action that goes by itself and whose limits, as somebody wrote them, leave an end open."""
    question, why = _WORDS.get(spec.language, _WORDS["en"])
    for row in spec.oversight:
        action, written = value_text(row.action.value), value_text(row.caps.value)
        if _mode(row) not in _ALONE or not written:  # none at all is asked for already
            continue
        moves = read_action(action, spec.language, spec.limits).moves_money
        if lacks_caps(caps_in(written, spec.language), moves_money=moves):
            yield Unlimited(row.caps.path, question.format(action=action), why)


def _mode(row: OversightRow) -> OversightMode | None:
    return row.mode or row.floor
