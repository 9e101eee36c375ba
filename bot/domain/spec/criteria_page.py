"""The acceptance criteria in the document: a table, then each as one line with what it still lacks."""

from collections.abc import Iterator

from bot.domain.criterion.beside import Beside, beside_in
from bot.domain.criterion.contradiction import claims_of, contradictions
from bot.domain.criterion.explanation import explained, together
from bot.domain.criterion.gap import Gap
from bot.domain.criterion.gap_words import question_for
from bot.domain.criterion.model import MEASURED
from bot.domain.provenance import Field, Status, value_text
from bot.domain.spec.canonical import Canonical, canonical
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind
from bot.domain.spec.expected_cost import cost_notes, expected_cost
from bot.domain.spec.inline import code, escaped, quoted, table
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import beside
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.summary import what_is_judged

_ASKED = frozenset({Gap.THRESHOLD, Gap.COMPARATOR})
_PROPOSED = "The severities are proposals. A number that is {0} has not been named by anybody."
ASSUMED = (
    "Assumed where nobody said otherwise: the exact bound at 95 %, one-sided, decides; it is tested again after "
    "every change the plan names, and weekly; a critical failure blocks the release, any other is reported."
)
_ONE_LINE = "In one line each; `?` stands for what nobody has said yet:"
_BESIDE = (
    "text", "subject", "slice", "target", "confidence", "min_n", "min_positives", "dataset", "cadence", "owner", "user_impact",
)  # fmt: skip
_KINDS = {CriterionKind.SLO: "service level"}


def criteria_page(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Every criterion, and nothing of its words left out."""
    if not spec.acceptance:
        return
    head = phrases.all("Id", "What is judged", "What must hold", "Kind", "Severity", "Basis")
    rows = [
        (
            criterion.id,
            what_is_judged(criterion, phrases),
            phrases.must_hold(criterion),
            phrases.say(_KINDS.get(criterion.kind, criterion.kind.value)),
            phrases.say(criterion.severity.value),
            phrases.basis(Status.STATED if criterion.text.confirmed else criterion.text.status),
        )
        for criterion in spec.acceptance
    ]
    yield from table(head, rows)
    yield ""
    yield phrases.say(_PROPOSED, f"*{phrases.say('to be agreed')}*")
    if any(one.kind in MEASURED for one in spec.acceptance):
        yield phrases.say(ASSUMED)
    yield from ("", phrases.say(_ONE_LINE), "")
    lines = [(criterion, canonical(criterion, spec.language)) for criterion in spec.acceptance]
    criteria = [one.criterion for _, one in lines]
    for criterion, one in lines:
        known = beside_in(one.criterion, criteria)
        yield f"- {code(one.line)}"
        yield from (f"  - {remark}" for remark in _remarks(criterion, one, known, phrases))
    said = together(criteria, spec.data.base_share, phrases.language)
    if said:
        yield from ("", f"{phrases.lead('Together')} {escaped(' '.join(said))}")
    if cost := expected_cost(spec):
        yield from ("", escaped(cost.told), "")
        yield from (f"- {escaped(note)}" for note in cost_notes(cost, phrases.language))
    found = contradictions(claims_of(criteria), phrases.language)
    if found:
        yield ""
        label = phrases.lead("These do not go together")
        yield from (f"- {label} {escaped(each.text)}" for each in found)


def _remarks(
    criterion: AcceptanceCriterion, one: Canonical, known: Beside, phrases: Phrases
) -> Iterator[str]:
    """What cases can show, what is still to be said, and which words were not understood."""
    meant, told = (
        explained(one.criterion, language=phrases.language, beside=known),
        one.advice_in(phrases.language),
    )
    if meant:
        yield f"{phrases.aside('If it is just met')} {escaped(str(meant))}"
    if told:
        yield escaped(told)
    if criterion.text.status is not Status.ASSUMED:  # a proposal waits for its number first
        asked = _ASKED if criterion.open_item else frozenset()  # among the open questions
        questions = [
            escaped(question_for(gap, phrases.language)) for gap in one.missing if gap not in asked
        ]
        if questions:
            yield f"{phrases.aside('Still to be said')} {' '.join(questions)}"
    shown = f"{one.line} {criterion.title}"
    rest = [name for name in _BESIDE if _is_missing_in(shown, getattr(criterion, name))]
    if rest:
        yield beside(criterion, phrases, "acceptance", *rest)
    if one.unread:
        unread = ", ".join(quoted(words, phrases.language) for words in one.unread)
        yield f"{phrases.aside('Not understood')} {unread}"


def _is_missing_in(line: str, leaf: Field | None) -> bool:
    """Whether somebody wrote something about a criterion that its one line has no place for."""
    return leaf is not None and bool(leaf.confirmed) and value_text(leaf.value) not in line
