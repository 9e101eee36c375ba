"""The note to whoever answered too late, in the words of the thread."""

import pytest

from bot.domain.framing.overtaken import KeptAnswer, Overtaken
from bot.slack.actions import Press
from bot.slack.views.framing.overtaken import OVERTAKEN_WORDS, overtaken
from tests.unit.slack.drawing import buttons, drawn
from tests.unit.slack.statements import NAMES, NOW, dental, version

LATE = KeptAnswer(
    id="kept_1", statement="ps_01J", person="U0SAM", question="Q-B03",
    path="business_goal.target", asks="By how much, <!channel>?", text="*7 %* @here", kept_at=NOW,
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "by"),
    [
        ("en", "Leo answered this meanwhile: below 8 %"),
        ("fr", "Leo y a répondu entre-temps : below 8 %"),
        ("de", "Leo hat das inzwischen beantwortet: below 8 %"),
    ],
)
def test_what_stands_what_was_typed_and_the_way_to_replace_it(language: str, by: str) -> None:
    told = OVERTAKEN_WORDS[language]
    shown = version(dental().model_copy(update={"language": language}))

    view = overtaken(shown, [Overtaken(kept=LATE, by="U0LEO00001")], NAMES)

    assert drawn(view) == [
        "By how much, <!channel>?",  # rich text: Slack parses nothing in it
        by,
        f"{told['wrote']}*7 %* @here",
        f"[{told['replace']}]",
        f"~ {told['kept']}",
    ]
    assert Press("ps_01J", 3, "kept_1") == Press.decode(buttons(view)[0]["value"])
    assert "<!channel>" not in view.text


def test_a_question_closed_without_a_value_says_so() -> None:
    late = LATE.model_copy(update={"path": "decision.capacity"})

    view = overtaken(version(dental()), [Overtaken(kept=late, by="U0GONE")], NAMES)

    assert "someone answered this meanwhile: left open" in drawn(view)
