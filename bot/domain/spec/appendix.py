"""The closing sections of the document: what is assumed, what is open, where it comes from."""

from collections.abc import Iterator

from bot.domain.provenance import Field, Status
from bot.domain.spec.inline import escaped, quoted, table
from bot.domain.spec.model import AISpec
from bot.domain.spec.opening import THREAD
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.section import OpenItem
from bot.domain.spec.version import SpecVersion

_SHOWN = (
    "risks.", "behaviour.", "refusals.", "prompt_rules.", "options.", "operation.", "limitations.",
    "rollout.", "drift.", "measures.", "raci.", "evaluation.dataset.", "evaluation.graders.",
    "evaluation.regression.", "evaluation.paired_test", "evaluation.red_team", "evaluation.repeats",
)  # fmt: skip  # with their marks, where they stand
_QUOTED = ("behaviour.", "prompt_rules.", "limitations.", "refusals.")  # parts stand elsewhere
_GUESSED = "{0}: “at least” or “at most” was not said; it follows from what is to get better."
_BEFORE, _LATER = "Before this can be approved", "Before it is built"
_INTRODUCTION = (
    "Answer in the thread this came from, a few at a time; each answer finds its place here."
)


def assumptions(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Everything that waits for a yes or no, together where the reason is the same."""
    reasons: dict[tuple[str, str], dict[str, str]] = {}
    for leaf in spec.having(Status.ASSUMED):
        if leaf.confirmed is None and leaf.value is not None and not leaf.path.startswith(_SHOWN):
            key = (leaf.rationale or "", leaf.risk_if_wrong or "")
            words = phrases.words(leaf)
            reasons.setdefault(key, {}).setdefault(words, phrases.label(leaf.path))
    for (rationale, risk), values in reasons.items():
        listed = "; ".join(
            f"{label}: {quoted(words, phrases.language)}" for words, label in values.items()
        )
        because = f" {escaped(rationale)}" if rationale else ""
        wrong = f" {phrases.say('If that is wrong: {0}', escaped(risk))}" if risk else ""
        yield f"- {listed}.{because}{wrong}"
    guessed = [c.id for c in spec.acceptance if "comparator" in c.proposed]
    if guessed:
        yield f"- {phrases.say(_GUESSED, ', '.join(guessed))}"


def open_questions(version: SpecVersion, phrases: Phrases) -> Iterator[str]:
    """What is not settled, with who could answer."""
    items = version.spec.open_items
    before = [item for item in items if item.blocking]
    later = [item for item in items if not item.blocking]
    if items:
        yield from (phrases.say(_INTRODUCTION), "")
    if before:
        yield from (f"### {phrases.say(_BEFORE)}", "")
        yield from _questions(version, phrases, before)
    if later:
        yield from ("", f"### {phrases.say(_LATER)}", "")
        yield from _questions(version, phrases, later)


def _questions(version: SpecVersion, phrases: Phrases, items: list[OpenItem]) -> list[str]:
    owner = phrases.say("{0} (owner)", phrases.who(version.owner))
    rows = [
        (
            item.id,
            _asked(item, phrases),
            ", ".join(phrases.who(p) for p in item.people)
            or (phrases.who(item.owner) if item.owner else owner),
            ", ".join(dict.fromkeys(escaped(phrases.label(path)) for path in item.paths)),
        )
        for item in items
    ]
    return table(phrases.all("Id", "Question", "Who could answer", "It settles"), rows)


def _asked(item: OpenItem, phrases: Phrases) -> str:
    step = "" if item.next_step == THREAD else f" {escaped(item.next_step)}"
    return f"{phrases.named(item.question)}{step}"


def provenance(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """The passages behind the values, each value once."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for leaf in spec.leaves():
        if leaf.value is None or not leaf.quotes or leaf.path.startswith(_QUOTED):
            continue
        key = (escaped(phrases.words(leaf)), _said(leaf, phrases), phrases.basis(leaf.status))
        labels = rows.setdefault(key, [])
        label = escaped(phrases.label(leaf.path))
        if label not in labels:
            labels.append(label)
    if rows:
        cells = [(", ".join(labels), *key) for key, labels in rows.items()]
        yield from table(phrases.all("What", "Value", "In whose words", "Basis"), cells)


def _said(leaf: Field, phrases: Phrases) -> str:
    quotes = (
        f"{quoted(quote.text, phrases.language)} ({phrases.who(quote.message_id)})"
        for quote in leaf.quotes
    )
    by = leaf.confirmed.by if leaf.confirmed else None
    confirmed = [phrases.say("confirmed by {0}", phrases.who(by))] if by else []
    return "; ".join([*dict.fromkeys(quotes), *confirmed])
