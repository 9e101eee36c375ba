"""Our documents use the key words of BCP 14 as they say they do, and promise nothing."""

from collections.abc import Callable
from itertools import chain

import pytest

from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.export.canvas import canvas_markdown
from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.forbidden import forbidden_in
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.edit import with_value
from bot.domain.spec.keyword import BOILERPLATE, keyword_faults, with_keyword
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.version import SpecVersion
from tests.unit.domain.spec.examples import (
    NAMES,
    brightsmile,
    churn,
    refund_agent,
    rule_instead,
    version_of,
)
from tests.unit.domain.spec.test_spec_change import BY

STATEMENTS = (brightsmile, churn, refund_agent, rule_instead)


def renderings(version: SpecVersion) -> dict[str, str]:
    lint = lint_spec(version.spec)
    made = (documents(Source(version, NAMES, lint=lint), one) for one in Audience)
    return {document.name: document.content for document in chain.from_iterable(made)}


@pytest.mark.parametrize("make", STATEMENTS, ids=lambda make: str(make.__name__))
def test_capitals_bind_and_every_rule_binds_once(make: Callable[[], ProblemStatement]) -> None:
    made = renderings(version_of(make()))

    for name, text in made.items():
        if name.endswith(".md"):
            assert [] == list(keyword_faults(text)), name
    assert any("SHALL" in text for text in made.values())


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("make", STATEMENTS, ids=lambda make: str(make.__name__))
def test_no_rendering_promises_what_no_test_can_back(
    make: Callable[[], ProblemStatement], language: str
) -> None:
    version = version_of(make().model_copy(update={"language": language}))
    made = renderings(version) | {"canvas": canvas_markdown(as_markdown(version, NAMES))}

    assert {} == {name: found for name, text in made.items() if (found := forbidden_in(text))}


def test_a_rendering_that_promises_too_much_is_found() -> None:
    """The control: a promise of ours in the title is in every page that people read."""
    version = version_of(brightsmile())
    spec = version.spec.model_copy(update={"title": "The model is 95 % accurate"})
    made = renderings(version.model_copy(update={"spec": spec}))

    found = {name.rpartition("-v1")[2] for name, text in made.items() if forbidden_in(text)}
    assert {".md", "-brief.md", "-model-card.md", "-datasheet.md", "-promptfoo.yaml"} <= found


def test_a_must_of_somebody_stands_apart_from_the_statement() -> None:
    made = renderings(version_of(brightsmile()))

    page = next(content for name, content in made.items() if name.endswith("-requirements.md"))
    assert "The system SHALL keep to GR-01, without exception." in page
    assert "- GR-01: “Patients must never lose their slot without a call”" in page


def test_what_somebody_is_quoted_with_stays_as_it_was_said() -> None:
    text = "The bot shall say “we MUST hurry, you shall see”."

    assert "The bot SHALL say “we MUST hurry, you shall see”." == with_keyword(text)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ("- **BR-01** The bot shall answer.", "BR-01 binds by 0 key words"),
        (f"{BOILERPLATE}\n- **BR-01** It MUST ask and SHALL wait.", "BR-01 binds by 2 key words"),
        (f"{BOILERPLATE}\nThe bot MUST answer.", "MUST stands in capitals"),
        ("- [REQ-001] The bot SHALL answer.", "nothing says what SHALL means"),
    ],
)
def test_a_document_that_uses_them_otherwise_is_told_where(document: str, what: str) -> None:
    assert any(what in fault.what for fault in keyword_faults(document))


def test_a_rule_that_people_wrote_without_one_is_still_a_statement() -> None:
    made = version_of(refund_agent())
    rule = made.spec.behaviour[0]
    spec = with_value(made.spec, f"behaviour.{rule.id}.text", "be kind to everybody", BY)
    text = renderings(made.model_copy(update={"spec": spec}))

    page = next(content for name, content in text.items() if name.endswith("-requirements.md"))
    assert "[REQ-001] The system SHALL keep to BR-01, “be kind to everybody”" in page
    assert [] == list(keyword_faults(page))
