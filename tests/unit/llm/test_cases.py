"""Case files: what they may say, and how a hash tells that one changed."""

from pathlib import Path

import pytest

from bot.llm.case import Wanted, cases_of, chosen
from bot.llm.prompts import PromptFileError, PromptLibrary

CASE = """about: A case.
language: en
messages:
  - We lose parcels.
  - {user: U2, text: "It was 3 %.", deleted: true}
reply: "{}"
expect:
  proposals:
    - business_goal.statement stated We lose parcels
    - task.kind assumed ranking
  suspicions: [obey]
  never: ["3 %"]
"""


@pytest.fixture
def library(tmp_path: Path) -> PromptLibrary:
    write(tmp_path, "one", CASE)
    return PromptLibrary(tmp_path)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "read" / "cases" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_case_is_a_conversation_on_a_day_that_never_changes(library: PromptLibrary) -> None:
    (named,) = cases_of(library, "read")

    first, second = named.case.transcript.messages
    assert ("one", "C1-0", "U1", False) == (named.name, first.id, first.user, first.deleted)
    assert ("C1-1", "U2", True) == (second.id, second.user, second.deleted)
    assert "2026-10-03T09:01:00+00:00" == second.said_at.isoformat()


def test_a_live_model_owes_what_was_stated_and_nothing_that_is_taste(
    library: PromptLibrary,
) -> None:
    (named,) = cases_of(library, "read")

    assert named.case.wanted == Wanted(
        proposals=["business_goal.statement stated We lose parcels"],
        suspicions=["obey"],
        never=["3 %"],
    )


def test_where_nothing_was_stated_a_live_model_owes_the_same_fields(
    library: PromptLibrary,
) -> None:
    drafted = CASE.replace("stated We lose parcels", "inferred Fewer losses")
    write(library.folder, "guarded", drafted)
    write(library.folder, "one", drafted.replace('never: ["3 %"]', "never: []"))

    guarded, free = cases_of(library, "read")

    assert ["business_goal.statement any", "task.kind any"] == free.case.wanted.proposals
    assert [] == guarded.case.wanted.proposals  # there the point is what is not said


def test_a_case_may_want_something_else_of_a_live_model(library: PromptLibrary) -> None:
    live = "live: {proposals: [task.kind assumed], suspicions: [], never: [x], findings: 2}\n"
    write(library.folder, "one", CASE + live)

    (named,) = cases_of(library, "read")

    assert named.case.wanted == Wanted(
        proposals=["task.kind assumed"], suspicions=[], never=["x"], findings=2
    )


def test_the_hash_tells_that_a_case_changed(library: PromptLibrary) -> None:
    (before,) = cases_of(library, "read")

    write(library.folder, "one", CASE.replace("A case.", "The case."))

    (after,) = cases_of(library, "read")
    assert before.sha256 != after.sha256


def test_cases_are_chosen_by_name(library: PromptLibrary) -> None:
    write(library.folder, "two", CASE)
    cases = cases_of(library, "read")

    assert ["one", "two"] == [case.name for case in chosen(cases, [])]
    assert ["two"] == [case.name for case in chosen(cases, ["two", "three"])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about: A case.\n", ""),
        ("language: en", "language: en\nsurprise: 1"),
        ("assumed ranking", "guessed ranking"),
        ("messages:", "messages: ["),
    ],
)
def test_a_case_that_cannot_be_read_is_named(library: PromptLibrary, old: str, new: str) -> None:
    write(library.folder, "one", CASE.replace(old, new))

    with pytest.raises(PromptFileError, match=r"one\.yaml"):
        cases_of(library, "read")
