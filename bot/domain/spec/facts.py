"""Values as lines of a document, and one line for everything that is not known yet."""

from collections.abc import Iterator

from bot.domain.provenance import Field
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.question import PLAN_QUESTIONS


def facts(phrases: Phrases, *rows: tuple[str, Field]) -> Iterator[str]:
    """One line for each value, and one for all that is asked for and not known, with whom to ask."""
    missing: list[str] = []
    waiting: dict[str, list[str]] = {}
    for label, leaf in rows:
        item = phrases.waiting(leaf)
        told = phrases.say(label)
        name = _inside(told, phrases.language)
        if leaf.value is not None or leaf.conflicts:
            yield f"- {phrases.lead(told)} {phrases.value(leaf)}"
        elif item:
            missing.append(f"{name} ({item})")
        elif leaf.ask in PLAN_QUESTIONS:
            waiting.setdefault(PLAN_QUESTIONS[leaf.ask].who, []).append(name)
    missing += [
        f"{phrases.listed(names)} {phrases.say('(ask {0})', phrases.say(who))}"
        for who, names in waiting.items()
    ]
    if missing:
        yield f"- {phrases.aside('Not known yet')} {', '.join(missing)}"


def _inside(label: str, language: str) -> str:
    """A label inside a sentence; German nouns and abbreviations keep their capital."""
    short = label[:2]
    kept = language == "de" or (short.isalpha() and short.isupper())
    return label if kept else f"{label[:1].lower()}{label[1:]}"
