"""Where a statement comes from and what was made of it: links to the goal and to its specs."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.domain.framing.history import Step
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    Line,
    ModalView,
    actions,
    button,
    context,
    line,
    link,
    rich,
    words,
)
from bot.slack.views.framing.evidence import Voices
from bot.slack.views.framing.history import step_lines
from bot.slack.views.framing.history_words import history_word
from bot.slack.views.framing.page import page
from bot.slack.views.framing.question import press_of
from bot.slack.views.word import word

LINK_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "goal": "The goal's message",
        "spec": "Spec draft version {spec}",
        "made": ", made from version {made_from}",
        "same": ", which is the newest",
        "moved": ". This is version {now} by now",
        "since": "What changed since version {made_from}",
        "follow": "Draft a spec again, and it follows this version.",
        "no_spec": "No spec was made from this yet.",
    },
    "fr": {
        "goal": "Le message de l'objectif",
        "spec": "Ébauche de spec version {spec}",
        "made": ", faite à partir de la version {made_from}",
        "same": ", la plus récente",
        "moved": ". C'est maintenant la version {now}",
        "since": "Ce qui a changé depuis la version {made_from}",
        "follow": "Refaites une ébauche de spec, et elle suivra cette version.",
        "no_spec": "Aucune spec n'en a encore été tirée.",
    },
    "de": {
        "goal": "Die Nachricht mit dem Ziel",
        "spec": "Spec-Entwurf Version {spec}",
        "made": ", entstanden aus Version {made_from}",
        "same": ", der neuesten",
        "moved": ". Dies ist inzwischen Version {now}",
        "since": "Was sich seit Version {made_from} geändert hat",
        "follow": "Entwerfen Sie die Spec neu, dann folgt sie dieser Version.",
        "no_spec": "Daraus wurde noch keine Spec gemacht.",
    },
}


class Pinned(Protocol):
    """A spec version, the statement version it was made from, and where it is shown."""

    @property
    def version(self) -> int:
        """The version of the spec."""

    @property
    def made_from(self) -> int:
        """The version of the statement."""

    @property
    def message(self) -> str | None:
        """The message that shows it."""


def link_word(key: str, language: str, **facts: int) -> str:
    """A sentence in a language, in English where the language is none of ours."""
    text = LINK_WORDS.get(language, LINK_WORDS["en"])[key]
    for name, fact in facts.items():
        text = text.replace(f"{{{name}}}", str(fact))
    return text


def link_blocks(
    version: StatementVersion,
    specs: Sequence[Pinned],
    moved_on: int | None,
    permalink: Callable[[str], str | None],
) -> list[Block]:
    """The links of a statement's document, and what to do where its spec is behind.

    Args:
        version: The statement.
        specs: The spec versions made from it, the newest first.
        moved_on: The version the newest spec was made from, if the statement is a newer one now.
        permalink: Where a message of its thread is, by its id.
    """
    language = version.statement.language
    lines: list[Line] = [
        line(link(permalink(version.place.thread), link_word("goal", language))),
        *(
            _spec(one, version.version if place == 0 else None, permalink, language)
            for place, one in enumerate(specs)
        ),
    ]
    if not specs:
        lines.append(line(words(link_word("no_spec", language), italic=True)))
    if moved_on is None:
        return [rich(*lines)]
    press = Press(version.id, moved_on).encode()
    return [
        rich(*lines),
        actions(
            button(link_word("since", language, made_from=moved_on), Action.SINCE.at(), press),
            button(word("specify", language), Action.SPECIFY.at(), press_of(version).encode()),
        ),
        context(link_word("follow", language)),
    ]


def since_modal(newest: StatementVersion, made_from: int, step: Step, voices: Voices) -> ModalView:
    """What changed in a statement since a spec was made from it."""
    language = voices.language
    blocks = [
        context(link_word("since", language, made_from=made_from)),
        rich(*step_lines(step, voices)),
        context(link_word("follow", language)),
    ]
    return page(history_word("title", language), blocks, Callback.HISTORY, newest)


def _spec(
    one: Pinned, now: int | None, permalink: Callable[[str], str | None], language: str
) -> Line:
    """One spec version; only the newest is measured against what the statement is now."""
    address = permalink(one.message) if one.message else None
    made = link_word("made", language, made_from=one.made_from)
    if now is not None:
        key = "same" if one.made_from == now else "moved"
        made += link_word(key, language, now=now)
    return line(link(address, link_word("spec", language, spec=one.version)), words(f"{made}."))
