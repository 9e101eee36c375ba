"""The Markdown of a spec reads well, traces its numbers and never obeys the words it shows."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.framing.asking import wording_of
from bot.domain.framing.bank import BANK
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Claim, Field, Quantity, Quote, Status
from bot.domain.spec.criteria_page import ASSUMED
from bot.domain.spec.inline import escaped, plain
from bot.domain.spec.keyword import boilerplate
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.phrasebook.book import filled
from tests.unit.domain.spec.examples import (
    EXAMPLES,
    NAMES,
    brightsmile,
    churn,
    refund_agent,
    rule_instead,
    version_of,
)
from tests.unit.domain.spec.strategies import HOSTILE, statements

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HEADINGS = {
    "Summary",
    "Problem",
    "Intended use",
    "Behaviour",
    "It declines",
    "It is kept from",
    "How sure it has to be",
    "What is compared, and what it is made of",
    "How it is run",
    "Its limits, as people are told",
    "What its prompt has to hold",
    "How it reaches people",
    "What is watched",
    "Costs and service",
    "Who answers for what",
    "Clauses that may apply",
    "Acceptance criteria",
    "Oversight",
    "How we will know",
    "Data",
    "People and risks",
    "What is assumed",
    "What is open",
    "Before this can be approved",
    "Before it is built",
    "Where it comes from",
}
IDS = re.compile(r"\b[A-Z]{1,2}-\d+\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def markdown(statement: ProblemStatement, names: Mapping[str, str] = NAMES) -> str:
    return as_markdown(version_of(statement), names)


def section(document: str, title: str) -> str:
    """One section without its heading."""
    _, found, rest = document.partition(f"\n## {title}\n")
    assert found, f"no section {title}"
    return rest.partition("\n## ")[0].strip()


def tokens(document: str) -> Iterator[Token]:
    for token in PARSER.parse(document):
        yield token
        yield from token.children or ()


def texts(value: object) -> Iterator[str]:
    """Every text inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def assert_inert(document: str, title: str, language: str = "en") -> None:
    """Only our own headings; no markup that a person's words brought along."""
    found = list(tokens(document))
    forbidden = {
        "html_block", "html_inline", "link_open", "image", "fence", "code_block",
        "blockquote_open", "hr", "ordered_list_open", "s_open", "hardbreak",
    }  # fmt: skip
    assert not forbidden & {token.type for token in found}
    headings = [
        after for before, after in pairwise(found)
        if before.type == "heading_open"
    ]  # fmt: skip
    first, *others = [
        "".join(child.content for child in token.children or ()) for token in headings
    ]
    named = plain(title) or filled("not named yet", language)
    assert first == filled("Spec: {0}", language, named)
    assert set(others) <= {filled(heading, language) for heading in HEADINGS}
    for token in found:
        if token.type == "inline" and token.children:
            emphasised = [c for c in token.children if c.type == "em_open"]
            assert len(emphasised) <= token.content.count("*")
    cells, widths = 0, set[int]()
    for token in found:
        match token.type:
            case "table_open":
                widths = set()
            case "tr_open":
                cells = 0
            case "td_open" | "th_open":
                cells += 1
            case "tr_close":
                widths.add(cells)
            case "table_close":
                assert len(widths) == 1
            case _:
                pass
    bare = " ".join(token.content for token in found if token.type == "text")
    assert not re.search(r"https?://\w|www\.\w|javascript:\w|\w@\w+\.\w", bare)


@given(st.text())
@example("a | b")
@example("https://evil.example/a|b`c`")
def test_escaped_words_read_as_they_were_written(text: str) -> None:
    shown = PARSER.parseInline(f"x {escaped(text)}")[0].children or []

    assert {token.type for token in shown} <= {"text", "code_inline", "text_special"}
    assert "".join(token.content for token in shown).strip() == f"x {plain(text)}".strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_everywhere(text: str) -> None:
    quote = Quote(message_id=text, start=0, end=len(text), text=text)
    claim = Claim(value=text, quotes=(quote,), said_by=text, said_at="2026-11-23T09:00Z")
    fields = {
        path: Field(
            path=path,
            value=value,
            status=Status.INFERRED,
            quotes=(quote,),
            rationale=text,
            risk_if_wrong=text,
            conflicts=(claim,),
        )
        for path, value in {
            "owner": text,
            "business_goal.metric": text,
            "business_goal.target": Quantity(value=8, unit=text, text=text),
            "decision.actor": text,
            "decision.moment": text,
            "task.output": text,
            "task.refusals": (text, text),
            "task.approvers": text,
            "constraints.team": text,
            "data.requirements": (text,),
            "risk.misuse": (text,),
        }.items()
    }
    hint = {"action": text, "mode": "approve", "quote": quote}
    question = {"id": "Q-D01", "field": "data.source", "text": text, "why": text, "addressee": text}
    statement = ProblemStatement.model_validate(
        {
            "title": text,
            "fields": fields,
            "actions": (hint,),
            "questions": (question,),
            "flags": ({"flag": "F-CREDIT", "trigger": text, "quote": quote},),
            "kind": Kind.AGENT_ACTIONS,
        }
    )

    document = markdown(statement, {"U1": text})

    assert_inert(document, text)


@given(statements())
@settings(max_examples=30, deadline=None)
def test_the_words_of_any_statement_are_inert(statement: ProblemStatement) -> None:
    title = statement.title.strip() or str(statement.field("title").value or "")

    assert_inert(markdown(statement), title, statement.language)


@given(statements())
@settings(max_examples=30, deadline=None)
def test_every_number_comes_from_the_statement(statement: ProblemStatement) -> None:
    data = statement.model_dump(mode="json")
    quantities = [
        value
        for field in statement.fields.values()
        for value in (field.value, *(claim.value for claim in field.conflicts))
        if isinstance(value, Quantity)
    ]
    known = " ".join(plain(text) for text in texts(data))
    known += " ".join(f" {quantity.value:g}" for quantity in quantities)
    told = {*NUMBER.findall(known), *NUMBER.findall(" ".join(NAMES.values()))}
    language = statement.language
    silent = ProblemStatement(
        language=language,
        kind=statement.kind,
        is_ml=statement.is_ml,
        not_ml_subkind=statement.not_ml_subkind,
        flags=tuple(flag.model_copy(update={"quote": None}) for flag in statement.flags),
    )
    told |= set(NUMBER.findall(IDS.sub("", markdown(silent))))  # usual, and marked as proposals
    title, _, standing, body = markdown(statement).split("\n", 3)
    # Worked out from the figures: factors, bounds, and what it takes to show them.
    worked_out = re.escape(
        filled("In one line each; `?` stands for what nobody has said yet:", language)
    )
    body = re.sub(rf"\n{worked_out}.*?(?=\n## )", "", body, flags=re.DOTALL)
    body = body.replace(filled(ASSUMED, language), "")  # how it is tested, marked as assumed
    body = body.replace(boilerplate(language), "")  # the numbers of two RFCs
    for question in BANK.values():  # a question names no figure of anybody's
        body = body.replace(wording_of(question, language).text, "")

    assert filled("{0} version {1}", language, "`spec_1`", "1") in standing
    assert set(NUMBER.findall(f"{title}\n{IDS.sub('', body)}")) <= told


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_sections_stand_in_the_order_people_read_them(name: str) -> None:
    document = markdown(EXAMPLES[name]())

    titles = re.findall(r"^## (.+)$", document, re.MULTILINE)
    order = [title for title in HEADINGS_IN_ORDER if title in titles]
    assert titles == order
    assert {"Summary", "Problem", "What is open"} <= set(titles)
    assert "\n\n\n" not in document


HEADINGS_IN_ORDER = (
    "Summary", "Problem", "Intended use", "Behaviour", "Acceptance criteria", "Oversight",
    "How sure it has to be", "How we will know", "What is compared, and what it is made of", "Data",
    "People and risks", "How it is run", "How it reaches people", "What is watched",
    "Costs and service", "Who answers for what", "Clauses that may apply", "What is assumed",
    "What is open", "Where it comes from",
)  # fmt: skip


def test_the_summary_says_what_success_is_and_what_comes_next() -> None:
    assert section(markdown(brightsmile()), "Summary") == snapshot("""\
- **Goal:** fewer missed appointments
- **Success:** no-show rate (today 11.8 % of booked slots), by the end of June: at most 8 %
- **Kind of task:** yes/no prediction
- **Never:** “Patients must never lose their slot without a call”
- **Open:** Where does the data live, who owns it, and do you have access? (O-01)
- **Open:** Who decides that this is good enough? (O-02)
- **Open:** What have you seen that shows it: tickets, calls, counts? (O-03)
- More has to be settled before this can be approved: see *What is open*\
""")


def test_the_criteria_are_one_table() -> None:
    assert section(markdown(brightsmile()), "Acceptance criteria") == snapshot("""\
| Id | What is judged | What must hold | Kind | Severity | Basis |
| --- | --- | --- | --- | --- | --- |
| AC-01 | no-show rate (today 11.8 % of booked slots), by the end of June | at most 8 % | business | major | said |
| AC-02 | Patients must never lose their slot without a call | no exception | invariant | critical | said |
| AC-03 | Precision at threshold | **to be agreed** (O-05) | statistical | major | proposal |
| AC-04 | Recall at threshold | **to be agreed** (O-05) | statistical | major | proposal |
| AC-05 | PR-AUC | **to be agreed** (O-05) | statistical | major | proposal |
| AC-06 | Critical errors: missed positive, or harm to a negative | **to be agreed** (O-04) | statistical | critical | proposal |
| AC-07 | Alert volume | no worse than today; limit **to be agreed** (O-06) | statistical | major | proposal |
| AC-08 | Calibration error | no worse than today; limit **to be agreed** (O-06) | statistical | major | proposal |

The severities are proposals. A number that is *to be agreed* has not been named by anybody.
Assumed where nobody said otherwise: the exact bound at 95 %, one-sided, decides; it is tested again after every change the plan names, and weekly; a critical failure blocks the release, any other is reported.

In one line each; `?` stands for what nobody has said yet:

- `AC-01 [major] business: no_show_rate <= 8 % from 11.8 %`
  - *If it is just met:* Of 1,000 appointments, 80 are missed. How long it was watched, on whom, and how new it was to them belong to it.
- `AC-02 [critical] invariant: never "Patients lose their slot" unless "a call" else block_release`
- `AC-03 [major] statistical: precision ? ?`
- `AC-04 [major] statistical: recall ? ?`
- `AC-05 [major] statistical: pr_auc ? ?`
- `AC-06 [critical] statistical: critical_error_rate ? ? else block_release`
- `AC-07 [major] statistical: custom:alert_volume ? baseline * 1 @today`
- `AC-08 [major] statistical: ece <= baseline * 1 @today`\
""")


def test_the_refund_agent_is_kept_from_large_refunds() -> None:
    document = markdown(refund_agent())

    assert section(document, "Behaviour") == snapshot("""\
The key words "MUST", "MUST NOT", "REQUIRED", "SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT", "RECOMMENDED", "NOT RECOMMENDED", "MAY", and "OPTIONAL" in this document are to be interpreted as described in BCP 14 [RFC2119] [RFC8174] when, and only when, they appear in all capitals, as shown here.

- **BR-01** If a person has not approved an action, then the system SHALL NOT take it. *(inferred)*

### It declines

- **RF-01** “Legal questions”. What it answers: *not known yet* (O-19); who takes over: *not known yet* (O-19)
- **Usually also** *(proposal)*: a case it was not made for; a topic that was ruled out; whoever asks may not see or do it; orders that contradict each other, or that stand in text it only has to read; its confidence is in the lowest band; what it needs as a source is missing; a limit for the hour or the day is reached; somebody has stopped it; somebody asks for a person; it has failed twice at the same thing. Each comes with an answer and three cases to try; who takes over is not known yet (ask the reviewer lead)

### It is kept from

- **GR-01** “never refund over $500 without approval”, held by a control outside the model *(proposal)*; judged by AC-02\
""")
    assert section(document, "Oversight") == snapshot("""\
| Id | Action | Asked for | At the least | Who approves | Undo | Limits |
| --- | --- | --- | --- | --- | --- | --- |
| OV-01 | refund over $500 | after approval | approval by two people | *not known yet* (O-18) | *not known yet* (O-25) | *not known yet* (O-26) |

- **OV-01** Two people approve first: undoing it takes effort or an apology and it reaches everybody, or a sum that no limit set here covers.
- *Not known yet:* time to answer and whom it goes to when nobody does (ask the reviewer lead)
- **When nobody answers in time:** it is not done *(proposal)*

An approval nobody answers in time is never taken as a yes.\
""")


def test_a_dispute_shows_both_values_and_who_has_to_agree() -> None:
    document = markdown(churn())

    assert section(document, "Problem") == snapshot("""\
- **Goal:** Churn is killing us, cut it by 15% this year
- **Metric:** Churn
- **Where it stands today:** *disputed: “3.1% a month” or “2.4% a month”* (O-01)
- **Target:** by 15%
- **Deadline:** this year
- *Not known yet:* who answers for it (O-03), who or what it covers (O-02), in their words (O-04), how it works today (O-06), evidence (O-05)\
""")
    assert (
        "| O-01 | @Nadia said 3.1% a month, @Leo said 2.4% a month: which is right? "
        "Agree on one value in the thread. | Nadia, Leo | Today, AC-01 |"
    ) in document


def test_a_relative_target_reads_as_a_change() -> None:
    assert "| AC-01 | Churn, this year | 15% lower than today | business |" in markdown(churn())


def test_a_rule_is_presented_as_a_rule() -> None:
    document = markdown(rule_instead())

    assert section(document, "Summary") == snapshot("""\
- **Goal:** Invoices under 50 euros wait for days
- **Success:** **to be agreed** (O-03)
- **What to build:** a rule. No machine learning is needed, so it can be tested exactly.
- **Open:** Which number on which report would move if this works? (O-01)
- **Open:** Where do you stand on that number today: which figure, for which period, from which source? (O-02)
- **Open:** By how much would that number have to move for you to call it a success? Points or percent? (O-03)
- More has to be settled before this can be approved: see *What is open*\
""")
    assert section(document, "Acceptance criteria") == snapshot("""\
| Id | What is judged | What must hold | Kind | Severity | Basis |
| --- | --- | --- | --- | --- | --- |
| AC-01 | The goal: “Invoices under 50 euros wait for days” | **to be agreed** (O-03) | business | major | said |
| AC-02 | The rule gives the agreed result for every agreed example | no exception | invariant | major | proposal |

The severities are proposals. A number that is *to be agreed* has not been named by anybody.
Assumed where nobody said otherwise: the exact bound at 95 %, one-sided, decides; it is tested again after every change the plan names, and weekly; a critical failure blocks the release, any other is reported.

In one line each; `?` stands for what nobody has said yet:

- `AC-01 [major] business: ? ? ?`
  - *Still to be said:* Which number must reach this: what is counted, out of what? Measured over which period, or how often?
- `AC-02 [major] invariant: always "The rule gives the agreed result for every agreed example"`\
""")


def test_an_empty_statement_gives_a_document_that_asks() -> None:
    assert markdown(ProblemStatement()) == snapshot("""\
# Spec: not named yet

**Draft** · `spec_1` version 1 · from `ps_1` version 2 · 2026-11-23 · owner: Nadia

How to read this: what carries no mark was said or confirmed in the conversation. *(inferred)* follows from what was said. *(proposal)* waits for your yes or no.

## Summary

Nobody has said yet what is to get better. Start with the questions below.

## Problem

- *Not known yet:* who answers for it (O-07), metric (O-02), where it stands today (O-03), target (O-04), deadline (O-05), who or what it covers (O-06), in their words (O-08), how it works today (O-10), evidence (O-09)

## Intended use

- *Not known yet:* what it helps to decide (O-11), when it is needed (O-13), capacity (O-12), how much it may do (O-14)

## What is open

Answer in the thread this came from, a few at a time; each answer finds its place here.

### Before this can be approved

| Id | Question | Who could answer | It settles |
| --- | --- | --- | --- |
| O-01 | What should come out of it: a yes or no, a number, a ranking, a text, an action, or a report? | Nadia (owner) | Kind |
| O-02 | Which number on which report would move if this works? | Nadia (owner) | Metric |
| O-03 | Where do you stand on that number today: which figure, for which period, from which source? | Nadia (owner) | Today |
| O-04 | By how much would that number have to move for you to call it a success? Points or percent? | Nadia (owner) | Target |
| O-05 | When must the number have moved, and why then? | Nadia (owner) | Deadline |
| O-06 | Which customers, sites or products are in, and which are out? | Nadia (owner) | Covers |
| O-07 | Who decides that this is good enough? | Nadia (owner) | Owner |
| O-08 | Who is annoyed today, and what would they say? | Nadia (owner) | In their words |
| O-09 | What have you seen that shows it: tickets, calls, counts? | Nadia (owner) | Evidence |
| O-10 | Walk me through the last real case: who did what? | Nadia (owner) | How it works today |
| O-11 | What will someone do differently when the answer is yes? | Nadia (owner) | Decision |
| O-12 | How many of these can you handle per day? | Nadia (owner) | Capacity |
| O-13 | How early must you know for it to help? | Nadia (owner) | When it is needed |
| O-14 | Should it inform, suggest, act after approval, or act on its own? | Nadia (owner) | How much it may do |
""")


def test_the_appendix_gives_each_value_the_words_behind_it() -> None:
    appendix = section(markdown(brightsmile()), "Where it comes from")

    assert "| Target, AC-01 | at most 8 % | “at most 8 %” (Nadia, 23 November) | said |" in appendix
    assert "| What is scored | booked appointment | “booked slots” (" in appendix


def test_a_person_without_a_name_is_shown_by_their_id() -> None:
    assert "owner: U1" in markdown(brightsmile(), {})
