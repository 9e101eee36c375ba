"""How fast specs are linted: against a plain linter, and against a peer where one is installed."""

import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.lint.engine import lint_text
from bot.domain.lint.words.english import ENGLISH
from bot.domain.lint.words.french import FRENCH
from bot.domain.lint.words.german import GERMAN
from tests.lint.labelled import HALVES, labelled

ROUNDS = 5
LINES_OF_FORTY_PAGES = 1600
_PHRASES = [
    phrase.replace("~", r"(?:e|er|en|em|es|s)?")
    for table in (ENGLISH, FRENCH, GERMAN)
    for phrases in table.values()
    for phrase in phrases
]


def forty_pages() -> str:
    """The labelled sentences over and over, as requirements with ids: about forty pages."""
    texts = [entry.text for half in HALVES for entry in labelled(half)]
    lines = [
        f"[REQ-{number:04d}] {texts[number % len(texts)]}"
        for number in range(1, LINES_OF_FORTY_PAGES + 1)
    ]
    return "# Forty pages\n\n## Problem\n\nIt takes long.\n\n## Requirements\n\n" + "\n".join(
        f"- {line}" for line in lines
    )


def seconds(run: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    run()
    return clock() - started


def plainly(text: str, patterns: list[re.Pattern[str]]) -> list[tuple[int, str]]:
    """What a linter does that looks for one phrase after the other in each line."""
    return [
        (number, match.group())
        for number, line in enumerate(text.splitlines())
        for pattern in patterns
        for match in pattern.finditer(line)
    ]


@pytest.mark.bench
def test_forty_pages_are_read_in_one_pass() -> None:
    text = forty_pages()
    patterns = [re.compile(rf"\b{phrase}\b", re.IGNORECASE) for phrase in _PHRASES]
    lint_text("The bot shall answer."), plainly("The bot shall answer.", patterns)  # warm

    ours = [seconds(lambda: lint_text(text), time.process_time) for _ in range(ROUNDS)]
    naive = [seconds(lambda: plainly(text, patterns), time.process_time)]
    result = lint_text(text)
    rate = result.sentences / statistics.median(ours)

    sys.stdout.write(
        f"\nlint: {rate:.0f} sentences a second of one core, {result.sentences} of forty pages in"
        f" {statistics.median(ours):.2f} s ({min(ours):.2f} to {max(ours):.2f});"
        f" one phrase after the other, without any rule: {naive[0] / statistics.median(ours):.1f}"
        " times as long\n"
    )

    assert statistics.median(ours) < min(naive)


@pytest.mark.bench
def test_the_command_is_held_against_a_peer_on_the_same_file(tmp_path: Path) -> None:
    """`rac validate` checks the structure of such files; without it there is nothing to compare."""
    file = tmp_path / "spec.md"
    file.write_text(forty_pages(), encoding="utf-8")
    peer = shutil.which("rac")

    def ours() -> object:
        command = [sys.executable, "-m", "bot", "spec", "lint", str(file), "--json"]
        return subprocess.run(command, capture_output=True, check=False)

    def theirs() -> object:
        command = [str(peer), "validate", "-", "--json"]
        return subprocess.run(command, input=file.read_bytes(), capture_output=True, check=False)

    told = f"remit spec lint on forty pages: {seconds(ours):.2f} s with its start"
    if peer:
        ratios = [seconds(ours) / seconds(theirs) for _ in range(ROUNDS)]
        told += f"; rac validate on the same file: ratio {statistics.median(ratios):.2f}"
    else:
        told += "; put `rac` (rac-core) on the path to compare"
    sys.stdout.write(f"\n{told}\n")
