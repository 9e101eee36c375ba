"""Documents say what the code does."""

import re
from pathlib import Path

import pytest
import yaml

from bot.domain.errors import KINDS
from bot.settings import variables
from tests.meta.generated import generated, leaves
from tests.meta.tree import ROOT


@pytest.mark.parametrize("file", generated(), ids=lambda file: file.name)
def test_generated_files_are_current(file: Path) -> None:
    """If this fails: `make docs`."""
    assert generated()[file] == file.read_text(encoding="utf-8")


def test_every_variable_is_in_the_deploy_guide_or_the_example() -> None:
    told = (ROOT / ".env.example").read_text() + (ROOT / "docs" / "deploy.md").read_text()

    assert [] == [variable.name for variable in variables() if variable.name not in told]


def test_every_variable_a_document_names_exists() -> None:
    known = {variable.name for variable in variables()}
    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *_deployment()]:
        named = set(re.findall(r"\b(?:REMIT|OPENAI|SLACK)_[A-Z_]+\b", file.read_text()))
        assert named <= known, file


def _deployment() -> list[Path]:
    folder = ROOT / "deploy"
    return [folder / name for name in ("Dockerfile", "compose.yaml", "remit.service")]


def test_files_of_results_are_kept_where_a_deployment_may_write_and_nothing_is_lost() -> None:
    image, compose, unit = (file.read_text() for file in _deployment())
    for told in (image, unit):
        (place,) = re.findall(r"REMIT_RESULTS_FOLDER=(\S+)", told)
        assert place == "/var/lib/remit/results"
    remit = yaml.safe_load(compose)["services"]["remit"]

    assert "StateDirectory=remit" in unit
    assert "VOLUME /var/lib/remit" in image
    assert remit["volumes"] == ["results:/var/lib/remit"]
    assert "/var/lib/remit" not in remit["tmpfs"]


def test_every_make_target_a_document_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z0-9-]+):", makefile, flags=re.MULTILINE))
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        named = set(re.findall(r"`make ([a-z0-9-]+)", file.read_text()))
        assert named <= targets, file


def test_every_link_between_documents_leads_somewhere() -> None:
    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", file.read_text()):
            if "://" not in target:
                assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_decisions_are_numbered_without_gaps_and_fit_on_one_screen() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [f"{number:04}" for number in range(1, len(files) + 1)] == [f.name[:4] for f in files]
    for file in files:
        text = file.read_text()
        for part in ("Status", "## Context", "## Decision", "## Consequences", "## Alternatives"):
            assert part in text, f"{file.name} lacks {part}"
        assert len(text.splitlines()) <= 50, file.name


def test_every_error_says_what_it_means() -> None:
    silent = [error.__name__ for error in (*KINDS, *leaves()) if not error.__dict__.get("__doc__")]

    assert [] == silent
