"""Which documents go to whom, and every one of them made from the same version."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.evaluation.eval_set import EvalSet
from bot.domain.export.brief import brief
from bot.domain.export.card import datasheet, model_card
from bot.domain.export.criteria import criteria_json
from bot.domain.export.decision_log import decisions
from bot.domain.export.findings import findings_page
from bot.domain.export.harness import inspect_stub, promptfoo_stub, pytest_stub
from bot.domain.export.register import clauses_csv, raci_csv
from bot.domain.export.requirements import requirements
from bot.domain.lint.model import LintResult
from bot.domain.spec.document import as_json
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.phrasebook.book import filled
from bot.domain.spec.review import Review
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.version import SpecVersion


class Audience(StrEnum):
    """For whom a spec is exported."""

    EVERYBODY = "everybody"  # the whole document, to read and for programs
    EXECUTIVES = "executives"  # one page
    ENGINEERS = "engineers"  # criteria as data, and tests to fill in
    AUDITORS = "auditors"  # cards, responsibilities, clauses, decisions


@dataclass(frozen=True, slots=True)
class Source:
    """Everything an export is made from."""

    version: SpecVersion
    names: Mapping[str, str]
    goal: str | None = None  # the address of the message it began with
    lint: LintResult | None = None
    readiness: SpecReadiness | None = None
    reviews: tuple[Review, ...] = ()  # of every version so far, the oldest first
    cases: EvalSet | None = None  # what it was tested on; none: nothing was run


@dataclass(frozen=True, slots=True)
class Document:
    """One file."""

    name: str
    title: str
    content: str


_Made = tuple[str, str, Callable[[Source], str]]


def _whole(source: Source) -> str:
    text = as_markdown(source.version, source.names, source.goal, source.readiness)
    if source.lint is None:
        return text
    return f"{text}{findings_page(source.lint, source.names, source.version.spec.language)}"


def _data(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


_DOCUMENTS: Mapping[Audience, tuple[_Made, ...]] = {
    Audience.EVERYBODY: (
        (".md", "Spec", _whole),
        (".json", "Spec (JSON)", lambda one: _data(as_json(one.version, one.goal))),
    ),
    Audience.EXECUTIVES: (("-brief.md", "Brief", lambda one: brief(one.version, one.names)),),
    Audience.ENGINEERS: (
        ("-criteria.json", "Criteria", lambda one: _data(criteria_json(one.version))),
        ("-requirements.md", "Requirements", lambda one: requirements(one.version, one.names)),
        ("-promptfoo.yaml", "promptfoo tests", lambda one: promptfoo_stub(one.version)),
        ("-inspect.py", "Inspect AI task", lambda one: inspect_stub(one.version)),
        ("-pytest.py", "pytest tests", lambda one: pytest_stub(one.version)),
    ),
    Audience.AUDITORS: (
        ("-model-card.md", "Model card", lambda one: model_card(one.version, one.names)),
        ("-datasheet.md", "Datasheet", lambda one: datasheet(one.version, one.names, one.cases)),
        ("-raci.csv", "Responsibilities", lambda one: raci_csv(one.version.spec, one.names)),
        ("-clauses.csv", "Clauses that may apply", lambda one: clauses_csv(one.version.spec)),
        (
            "-decisions.md",
            "Decision log",
            lambda one: decisions(one.version, one.names, one.reviews),
        ),
    ),
}


def documents(source: Source, audience: Audience) -> tuple[Document, ...]:
    """The files for one audience."""
    stem = f"{source.version.id}-v{source.version.version}"
    title = source.version.spec.title or "Spec"
    language = source.version.spec.language
    return tuple(
        Document(f"{stem}{ending}", f"{title[:120]}: {filled(name, language)}", make(source))
        for ending, name, make in _DOCUMENTS[audience]
    )
