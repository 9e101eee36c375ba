"""The lock notices a prompt that changed under its version."""

from pathlib import Path

import pytest

from bot.llm.freeze import freeze, lock_text, read_lock
from bot.llm.prompts import PromptFileError, PromptLibrary


@pytest.fixture
def library(tmp_path: Path) -> PromptLibrary:
    (tmp_path / "_partials").mkdir()
    (tmp_path / "_partials" / "format.md").write_text("{{ schema }}")
    (tmp_path / "_partials" / "repair.md").write_text("{{ findings }}")
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "prompt.md").write_text(
        "---\nid: read\nversion: 1\npurpose: Read.\ninputs: {said: Words.}\n"
        "output: bot.llm.wire:FactReading\nmax_output_tokens: 9\n---\n"
        "# system\n\nRead.\n\n# user\n\n{{ said }}\n"
    )
    return PromptLibrary(tmp_path)


def edit(library: PromptLibrary, old: str, new: str) -> None:
    path = library.folder / "read" / "prompt.md"
    path.write_text(path.read_text().replace(old, new))


def test_freezing_twice_changes_nothing(library: PromptLibrary) -> None:
    freeze(library)
    lock = (library.folder / "prompts.lock").read_text()

    freeze(library)

    assert lock == (library.folder / "prompts.lock").read_text()
    assert '"facts"' in (library.folder / "read" / "output.schema.json").read_text()


def test_a_change_under_the_same_version_is_refused(library: PromptLibrary) -> None:
    freeze(library)

    edit(library, "Read.\n\n#", "Read well.\n\n#")

    with pytest.raises(PromptFileError, match="raise its version to 2"):
        lock_text(library)


def test_old_versions_stay_in_the_lock(library: PromptLibrary) -> None:
    freeze(library)

    edit(library, "version: 1", "version: 2")
    freeze(library)

    assert [("read", 1), ("read", 2)] == list(read_lock(library.folder))


@pytest.mark.parametrize("output", ["bot.llm.wire:Absent", "bot.absent:A", "bot.llm.text:visible"])
def test_an_output_that_is_no_model_is_refused(library: PromptLibrary, output: str) -> None:
    edit(library, "bot.llm.wire:FactReading", output)

    with pytest.raises(PromptFileError):
        freeze(library)
