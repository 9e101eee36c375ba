"""A spec in French or German says nothing of ours in English: drafts, documents and exports."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import Severity
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.change import diff
from bot.domain.spec.coded import CHOICES, EFFECTS, TIMEOUTS, TRIGGERS, codes_of
from bot.domain.spec.document import as_json
from bot.domain.spec.edit import with_choice, with_value
from bot.domain.spec.form import inputs_of, parts_of
from bot.domain.spec.keyword import keyword_faults, with_keyword
from bot.domain.spec.markdown import MODES
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.phrasebook import behaviour_table, choice_table, field_table
from bot.domain.spec.phrasebook.book import (
    DRAFTED,
    LANGUAGES,
    SHOWN,
    TRANSLATED,
    in_language,
    rows,
)
from bot.domain.spec.plan.component import ComponentName
from bot.domain.spec.plan.evaluation import Trigger
from bot.domain.spec.plan.question import PLAN_QUESTIONS
from bot.domain.spec.plan.rollout import PhaseName
from bot.domain.spec.raci_page import ROLES
from bot.domain.spec.saying import told
from bot.domain.spec.version import SpecVersion
from bot.llm.guide import OfflineGuide
from tests.labelled.thread import threads
from tests.unit.domain.spec.examples import EXAMPLES, brightsmile, version_of
from tests.unit.domain.spec.test_spec_change import BY

FOLDERS = ("bot/domain/spec", "bot/domain/export")
SAYING = frozenset({"say", "lead", "aside", "all", "filled", "_line", "_part", "label", "facts"})
ROOT = Path(__file__).parents[4]
# Words that a text of ours has in nearly every sentence and that neither French nor German has.
ENGLISH = re.compile(
    r"\b(?:the|of|is|are|it|its|and|who|what|which|with|that|this|yet|known|nobody|somebody|people|from|by"
    r"|when|how|not|or|must|shall|does|has|have|been|were|they)\b",
    re.IGNORECASE,
)
THEIRS = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|`[^`]*`|\([a-z_]+\)")


def in_the(language: str, statement: ProblemStatement) -> ProblemStatement:
    return statement.model_copy(update={"language": language})


def statements() -> Iterator[ProblemStatement]:
    """The examples, and one of every kind of task and of what is built instead."""
    yield from (make() for make in EXAMPLES.values())
    yield from (ProblemStatement(title="x", kind=kind, is_ml=True) for kind in Kind)
    for other in NotMlKind:
        yield ProblemStatement(title="x", kind=Kind.NOT_ML, is_ml=False, not_ml_subkind=other)


def texts(document: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(document, dict):
        for name, value in document.items():
            yield from texts(value, f"{path}.{name}")
    elif isinstance(document, list):
        for at, value in enumerate(document):
            yield from texts(value, f"{path}.{at}")
    elif isinstance(document, str):
        yield path, document


def left_in_english(version: SpecVersion, other: SpecVersion, theirs: str) -> list[str]:
    """Sentences of ours that a draft in another language shares with the English one."""
    own, english = dict(texts(as_json(version))), dict(texts(as_json(other)))
    return [
        text
        for path, text in own.items()
        if english.get(path) == text and ENGLISH.search(text) and text not in theirs
        if not path.endswith((".path", ".ask", ".derived_from", ".next_step"))
    ]


@cache
def conversations(language: str) -> tuple[SpecVersion, ...]:
    """Specs of some labelled conversations in a language."""
    found = [one for one in threads() if one.language == language][::6]
    guide = OfflineGuide()
    return tuple(version_of(guide.read(one.transcript, today=one.today)) for one in found)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_draft_leaves_no_sentence_of_ours_in_english(language: str) -> None:
    left = [
        text
        for statement in statements()
        for text in left_in_english(
            version_of(in_the(language, statement)),
            version_of(statement),
            statement.model_dump_json(),
        )
    ]

    assert [] == sorted(set(left))


def test_the_check_finds_what_was_left_in_english() -> None:
    """The control: the English draft itself."""
    version = version_of(next(EXAMPLES[name]() for name in EXAMPLES))

    assert len(left_in_english(version, version, "")) > 50


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_documents_of_conversations_say_nothing_in_english(language: str) -> None:
    found = set()
    for version in conversations(language):
        source = Source(version, {"U1": "Nadia"}, lint=lint_spec(version.spec))
        for audience in (Audience.EVERYBODY, Audience.EXECUTIVES, Audience.AUDITORS):
            for document in documents(source, audience):
                if not document.name.endswith(".json"):
                    found |= set(english_in(document.content, version))

    assert set() == found


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_linter_finds_nothing_to_mend_in_sentences_of_ours(language: str) -> None:
    """What we write must pass what we ask of others; people's own words are not ours."""
    ours = [row for row in rows(behaviour_table.TABLE) if " shall " in row[0]]
    column = LANGUAGES.index(language)
    sentences = [THEIRS.sub("„x“", row[column]).replace("{0}", "Es") for row in ours]

    weights = {Severity.ERROR, Severity.WARNING}
    found = {
        (finding.rule, finding.sentence)
        for sentence in sentences
        for finding in lint_text(sentence, language).findings  # type: ignore[arg-type]
        if finding.severity in weights
    }

    assert set() == found
    assert len(ours) > 15


def english_in(document: str, version: SpecVersion) -> Iterator[str]:
    said = version.model_dump_json().casefold()
    for line in document.splitlines():
        for piece in re.split(r"[|;:]|\*\*", THEIRS.sub("", line)):
            words = piece.strip(" -*#.,")
            if (
                len(set(map(str.casefold, ENGLISH.findall(words)))) > 1
                and words.casefold() not in said
            ):
                yield words


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_binds_is_marked_as_bcp_14_wants_it(language: str) -> None:
    for version in conversations(language):
        source = Source(version, {})
        whole = documents(source, Audience.EVERYBODY)[0].content
        required = documents(source, Audience.ENGINEERS)[1].content

        assert [] == list(keyword_faults(whole))
        assert [] == list(keyword_faults(required))


@pytest.mark.parametrize(
    ("language", "statement", "marked"),
    [
        ("fr", "Le système ne doit pas agir.", "Le système NE DOIT PAS agir."),
        ("fr", "Le système doit agir.", "Le système DOIT agir."),
        ("de", "Das System muss handeln.", "Das System MUSS handeln."),
        ("de", "Hier darf das System es nicht tun.", "Hier DARF das System es NICHT tun."),
        ("de", "Es steht „muss sein“ da.", "Es steht „muss sein“ da."),
    ],
)
def test_the_verb_that_binds_stands_in_capitals(language: str, statement: str, marked: str) -> None:
    assert marked == with_keyword(statement, language)


@pytest.mark.parametrize("module", [*DRAFTED, *SHOWN], ids=lambda module: module.__name__)
def test_every_text_has_three_languages_and_the_same_holes(module: object) -> None:
    table = list(rows(module.TABLE))  # type: ignore[attr-defined]

    assert [] == [row for row in table if len(row) != 3 or not all(row)]
    assert [] == [row for row in table if len({holes(cell) for cell in row}) > 1]
    assert len(table) == len({row[0] for row in table})


def holes(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{\d\}", text))


def spoken() -> Iterator[tuple[str, str]]:
    """Every text that the documents ask the phrase book for, and where."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if name in SAYING:
                    yield from ((text, path.name) for text in literals(call, name))


def literals(call: ast.Call, name: str) -> Iterator[str]:
    for argument in call.args:
        if isinstance(argument, ast.Tuple) and name in {"facts", "_part"}:
            argument = argument.elts[0]  # noqa: PLW2901 - a row: its label
        elif isinstance(argument, ast.IfExp):
            yield from (each.value for each in (argument.body, argument.orelse) if is_text(each))  # type: ignore[attr-defined]
        if is_text(argument):
            yield argument.value  # type: ignore[attr-defined]
        if name in {"say", "filled", "lead", "aside"}:
            return


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def test_the_phrase_book_has_every_text_that_documents_say() -> None:
    known = {row[0] for module in SHOWN for row in rows(module.TABLE)}

    missing = sorted({(text, where) for text, where in spoken() if text not in known})

    assert [] == missing
    assert len(set(spoken())) > 150


@pytest.mark.parametrize("language", TRANSLATED)
def test_names_of_parts_and_choices_are_in_the_book(language: str) -> None:
    known = {row[0] for module in SHOWN for row in rows(module.TABLE)}
    named = {
        *CHOICES.values(), *EFFECTS.values(), *TIMEOUTS.values(), *ROLES.values(), *PhaseName,
        *(question.who for question in PLAN_QUESTIONS.values()),
        *(name for name in ComponentName),
    }  # fmt: skip

    assert set() == {str(name) for name in named} - known
    assert set() == {
        definition.label
        for definition in KINDS.values()
        if in_language(definition.label, language) == definition.label
    } - {"segmentation"}
    assert set() == {status.value.replace("_", " ").capitalize() for status in SpecStatus} - known
    assert set() == {TRIGGERS.get(name, name.value) for name in Trigger} - known
    assert set() == set(MODES.values()) - known


def test_somebodys_own_words_are_never_put_into_another_language() -> None:
    assert "one week, or so" == in_language("one week, or so", "de")
    assert "Es ist nicht zu benutzen für „the team“." == in_language(
        "It is not to be used for “the team”.", "de"
    )
    assert "eine Woche" == in_language("one week", "de")
    assert "one week" == in_language("one week", "es")


def named_in_forms() -> tuple[set[str], set[str]]:
    """Every field, part and choice that a form about any spec shows, as the code calls it."""
    fields, choices = set(), set()
    for statement in statements():
        spec = version_of(statement).spec
        for page in parts_of(spec):
            places = [page.address]
            for each in inputs_of(spec, page.address):
                places.append(each.address)
                assert set(each.choices) <= set(each.called)
                if not each.names_criteria and not codes_of(each.address):
                    choices |= set(each.choices)
            fields |= {name for place in places for name in place.split(".")}
    signs = {one for one in choices if not one[0].isalpha()}
    return {name for name in fields if "-" not in name} - {"new"}, choices - signs


def test_every_field_and_choice_of_the_forms_has_a_name_in_every_language() -> None:
    fields, choices = named_in_forms()

    for table, names in ((field_table, fields), (choice_table, choices)):
        known = {row[0]: row for row in rows(table.TABLE)}
        assert set() == {name.replace("_", " ") for name in names} - set(known)
        assert all(len(row) == 1 + len(LANGUAGES) and all(row) for row in known.values())
    assert len(fields) > 150 < len(fields) + len(choices)


@pytest.mark.parametrize(
    ("language", "label", "after"),
    [("en", "AC-01: fewest cases", "critical"), ("fr", "AC-01: nombre minimal de cas", "critique"),
     ("de", "AC-01: Mindestzahl der Fälle", "kritisch")],
)  # fmt: skip
def test_a_change_is_told_in_the_language_of_the_spec(
    language: str, label: str, after: str
) -> None:
    before = version_of(in_the(language, brightsmile())).spec
    spec = with_choice(before, "acceptance.AC-01.severity", "critical")
    spec = with_value(spec, "acceptance.AC-01.min_n", "200", BY)

    said = told(diff(before, spec), language)

    assert label in {one.label for one in said}
    assert after in {one.after for one in said}


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_pages_of_the_form_and_their_inputs_are_in_the_language_of_the_spec(
    language: str,
) -> None:
    spec, english = (version_of(in_the(each, brightsmile())).spec for each in (language, "en"))

    pages, other = ({one.address: one.name for one in parts_of(each)} for each in (spec, english))
    assert pages["acceptance.new"] != other["acceptance.new"]
    assert pages["intended_use"] != other["intended_use"]
    assert inputs_of(spec, "problem")[0].name != inputs_of(english, "problem")[0].name
