"""The passing line names every section in every language, and is never anybody else's text."""

import pytest

from bot.llm.sections import Section
from bot.slack.views.framing.progress import progress


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_section_has_a_line_of_its_own(language: str) -> None:
    lines = [progress(section, language) for section in Section]

    assert len(lines) == len({*lines, progress("", language)}) - 1


def test_an_unknown_section_or_language_is_simply_reading() -> None:
    assert "is reading the thread closely…" == progress("<!channel>", "tlh")
