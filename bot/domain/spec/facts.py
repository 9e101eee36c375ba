"""Values as lines of a document, and one line for everything that is not known yet."""

from collections.abc import Iterator

from bot.domain.provenance import Field
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.question import PLAN_QUESTIONS


def listed(words: list[str]) -> str:
    """Words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def facts(phrases: Phrases, *rows: tuple[str, Field]) -> Iterator[str]:
    """One line for each value, and one for all that is asked for and not known, with whom to ask."""
    missing: list[str] = []
    waiting: dict[str, list[str]] = {}
    for label, leaf in rows:
        item = phrases.waiting(leaf)
        short = label[:2]
        name = label if short.isalpha() and short.isupper() else f"{label[:1].lower()}{label[1:]}"
        if leaf.value is not None or leaf.conflicts:
            yield f"- **{label}:** {phrases.value(leaf)}"
        elif item:
            missing.append(f"{name} ({item})")
        elif leaf.ask in PLAN_QUESTIONS:
            waiting.setdefault(PLAN_QUESTIONS[leaf.ask].who, []).append(name)
    missing += [f"{listed(names)} (ask {who})" for who, names in waiting.items()]
    if missing:
        yield f"- *Not known yet:* {', '.join(missing)}"
