"""Rules on what a sentence says no to: a negative where something should be said, and two in one clause."""

from collections.abc import Iterator

from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence

_NEGATED_WORDS = """
unable unlike unlikely uncommon unusual unless unsafe unclear incorrect impossible
invalid unsupported unavailable unreasonable inappropriate without never no
"""
_NEGATED = frozenset(_NEGATED_WORDS.split())


def negative_requirement(sentence: Sentence) -> Iterator[Hit]:
    """Says what must not be, outside an invariant.

    Why: a test can show that something happens, seldom that it never does. Where it is an action
    that must never be taken, name the control that prevents it.

    - Bad: The export shall not include everything.
    - Better: The export shall contain `<which fields?>` and nothing else.
    """
    first = sentence.modal
    if first is None or sentence.has("control", "absolute"):
        return
    for cue in sentence.of("negation"):
        if cue.first == first.last + 1 or (
            sentence.language == "fr" and cue.first <= first.last + 1
        ):
            yield Hit(cue.start, cue.end)
            return


def double_negation(sentence: Sentence) -> Iterator[Hit]:
    """Two negations in one clause.

    Why: people read it twice and still get it wrong.

    - Bad: The model shall not be unable to abstain.
    - Better: The model shall abstain when `<condition?>`.
    """
    if sentence.language != "en":
        pairs = {"fr": ("pas sans", "ne sans"), "de": ("nicht ohne", "nicht un", "kein un")}
        folded = sentence.text.casefold()
        for pair in pairs[sentence.language]:
            at = folded.find(pair)
            if at >= 0:
                yield Hit(at, at + len(pair))
        return
    for cue in sentence.of("negation"):
        after = [sentence.folded(cue.last + step) for step in (1, 2)]
        doubled = next((w for w in after if w in _NEGATED), None)
        if cue.kind == "negation" and sentence.folded(cue.first) in {"not", "cannot"} and doubled:
            yield Hit(cue.start, sentence.text.casefold().index(doubled, cue.end) + len(doubled))
            return
