"""Documents shared in a thread: one to read and one for programs."""

import json
from dataclasses import dataclass
from typing import Any

from bot.slack.views.notice_words import note_word


@dataclass(frozen=True, slots=True)
class File:
    """A document to be shared."""

    name: str
    title: str
    content: str | bytes
    alternative: str = ""  # what a picture shows, in words


@dataclass(frozen=True, slots=True)
class Files:
    """Documents that belong together, and the sentence they are shared with."""

    comment: str
    files: tuple[File, ...]


def documents(
    stem: str, title: str, markdown: str, document: dict[str, Any], language: str
) -> Files:
    """A document in both forms, with the sentence it is shared with."""
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    return Files(
        comment=note_word("files", language),
        files=(
            File(f"{stem}.md", title[:150], markdown),
            File(f"{stem}.json", f"{title[:140]} (JSON)", text + "\n"),
        ),
    )
