"""Every emoji that Remit shows is one the local workspace can draw."""

import re
from pathlib import Path

BOT = Path(__file__).parents[3] / "bot"


def test_the_local_workspace_draws_every_emoji_of_ours() -> None:
    known = set(
        re.findall(
            r"(?:\||`\n|\n)([a-z0-9_+-]+) ", (BOT / "playground/static/emoji.js").read_text("utf-8")
        )
    )
    shown = {
        name
        for file in (BOT / "slack").rglob("*.py")
        for name in re.findall(
            r'\b(?:emoji|one_line|group)\(\s*"([a-z0-9_]+)"', file.read_text("utf-8")
        )
    }

    assert len(shown) > 10
    assert set() == shown - known
