"""Which sentences the linter reads, where it says a finding is, and what it sets aside."""

import hypothesis.strategies as st
from hypothesis import given, settings

from bot.domain.lint.catalogue import SENTENCE_RULES
from bot.domain.lint.engine import lint_sentence, lint_text, waive
from bot.domain.lint.model import Severity, Waiver, top_findings
from bot.domain.lint.rule import Rule
from bot.domain.lint.sentence import Sentence
from tests.lint.labelled import labelled

DOCUMENT = """# Ticket routing

## Background

The old process should be quick and most people like it.

## Requirements

> "The router should be fast", said the head of support.

- The router shall send urgent tickets to the on-call team.
- The router should handle most tickets. Example: "should" is a weak word.
- Rationale: people should not wait.

```
The router should never appear here.
```

| Id | Requirement | Note |
| --- | --- | --- |
| R1 | The desk may reopen a ticket. | Nobody should read this. |

The system shall:

- record each decision

## Examples

The router should say "hello".
"""


def rules(text: str) -> list[str]:
    return [finding.rule for finding in lint_text(text).findings]


def test_only_what_is_required_is_read() -> None:
    found = [(finding.span.line, finding.rule) for finding in lint_text(DOCUMENT).findings]

    assert [(12, "L05"), (12, "L01"), (21, "L05")] == found


PROSE = """# Notes

## Requirements

This part lists what is required; people wrote it together.

| Part | State |
| --- | --- |
| Export | done, 80 % |
| Import | The import should be fast. |

*(agreed)*

## Numbers

The share is 80 %. The recall should be 80 %. What is the recall?
"""


def test_prose_about_requirements_is_read_only_where_it_binds_or_measures() -> None:
    found = {(finding.span.line, finding.rule) for finding in lint_text(PROSE).findings}

    assert {10, 16} == {line for line, _ in found}
    assert {(10, "L05"), (16, "M12")} <= found


def test_the_span_is_where_the_words_are() -> None:
    for finding in lint_text(DOCUMENT).findings:
        assert finding.excerpt == DOCUMENT[finding.span.start : finding.span.end]


def test_a_single_sentence_is_a_requirement_wherever_it_comes_from() -> None:
    assert ["L05", "L01"] == rules("The router can handle most tickets.")


def test_words_between_quotation_marks_are_not_the_authors() -> None:
    assert [] == rules("The bot shall show the notice “Answers may be wrong” above each reply.")
    assert ["L05"] == rules("The bot may show a notice above each reply.")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "The bot shall e.g. Monday be silent. The bot shall answer."

    assert 2 == lint_text(text).sentences


def test_a_waiver_needs_a_reason_and_leaves_a_trace() -> None:
    waived = "<!-- lint-ignore L05 because the contract says so -->\nThe bot should answer."
    bare = "<!-- lint-ignore L05 -->\nThe bot should answer."

    result = lint_text(waived)

    assert () == result.findings
    assert [("L05", "the contract says so", "document")] == [
        (one.finding.rule, one.waiver.because, one.waiver.by) for one in result.waived
    ]
    assert ["L05"] == rules(bare)


def test_a_waiver_is_for_its_rule_and_its_place_only() -> None:
    text = (
        "<!-- lint-ignore L01 because these are counted -->\nThe bot should answer most calls.\n\n"
        "The bot should close most calls."
    )

    result = lint_text(text)

    assert ["L05", "L05", "L01"] == [finding.rule for finding in result.findings]
    assert 1 == len(result.waived)


def test_a_waiver_for_a_place_is_named_with_who_gave_it() -> None:
    finding = lint_text("The bot should answer.").findings[0]
    waiver = Waiver(rule="L05", because="a wish is meant", by="U1", place="elsewhere")

    elsewhere = waive([finding], [waiver], language="en", sentences=1)
    everywhere = waive(
        [finding], [waiver.model_copy(update={"place": None})], language="en", sentences=1
    )

    assert (1, 0) == (len(elsewhere.findings), len(elsewhere.waived))
    assert (0, 1) == (len(everywhere.findings), len(everywhere.waived))


SENTENCES = [
    entry.text for entry in (*labelled("open"), *labelled("held_out")) if "\n" not in entry.text
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8, unique=True))
def test_findings_do_not_depend_on_the_order_of_sentences(texts: list[str]) -> None:
    turned = list(reversed(texts))

    def found(listed: list[str]) -> list[tuple[str, str, str]]:
        text = "## Requirements\n\n" + "\n\n".join(listed)
        return sorted(
            (finding.rule, finding.sentence, finding.excerpt)
            for finding in lint_text(text, "en").findings
        )

    assert found(texts) == found(turned)


RICH = [text for text in SENTENCES if len(lint_sentence(Sentence(text, "en"))) > 2]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(RICH), st.permutations(SENTENCE_RULES))
def test_findings_are_those_of_each_rule_alone_in_whatever_order(
    text: str, order: list[Rule]
) -> None:
    mixed = lint_sentence(Sentence(text, "en"), rules=tuple(order))
    alone = [
        one for rule in SENTENCE_RULES for one in lint_sentence(Sentence(text, "en"), rules=(rule,))
    ]

    assert sorted(map(str, alone)) == sorted(map(str, mixed))


def test_no_rewrite_brings_a_number_of_its_own() -> None:
    """Digits of a rewrite are digits of the sentence, or a computed number of cases."""
    for text in SENTENCES:
        for finding in lint_text(text).findings:
            if finding.rewrite and finding.rule != "M08":
                digits = {sign for sign in finding.rewrite if sign.isdigit()}
                assert digits <= set(text), finding


def test_the_first_findings_say_different_things_and_blocking_ones_come_first() -> None:
    text = "\n\n".join(
        ["The bot should answer most of some calls."] * 2
        + ["The limit is TBD.", "The bot may answer.", "The bot answers quickly."]
    )
    found = lint_text(text).findings

    shown = top_findings(found, 3)

    assert Severity.ERROR is shown[0].severity
    assert 3 == len({finding.rule for finding in shown})
    assert len(found) == len(top_findings(found, 100))
