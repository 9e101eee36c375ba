"""Slack's markup becomes the words people see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.markup import mentions, plain

NAMES = {"U1": "Leo"}


def decoded(text: str) -> str:
    return plain(text, lambda user: NAMES.get(user, user), without="UBOT")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U1> says 5 &lt; 6 &amp; 7 &gt; 6", "@Leo says 5 < 6 & 7 > 6"),
        ("<@UBOT> fewer no-shows", "fewer no-shows"),
        ("<@U1|leo> in <#C1|growth> and <#C2>", "@leo in #growth and #C2"),
        ("<!here> <!subteam^S1|@board> <!date^1^{date}|today>", "@here @board today"),
        ("see <https://a.example/x|the report>", "see the report (https://a.example/x)"),
        ("see <https://a.example/x>", "see https://a.example/x"),
        ("<mailto:ann@x.example|ann@x.example>", "ann@x.example"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("a <b", "a <b"),
    ],
)
def test_markup_reads_as_people_see_it(text: str, words: str) -> None:
    assert words == decoded(text)


def test_everybody_mentioned_is_listed_once() -> None:
    assert ("U1", "UBOT") == mentions("<@U1> <@UBOT> <@U1|leo>")


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    decoded(text)
