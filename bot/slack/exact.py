"""Text shown exactly: whatever a person could not see, or would take for something else, as escapes.

The other encoder drops what cannot be seen, which is right for prose. What somebody approves has to
be all there: a hidden character is part of it.
"""

import re
import unicodedata
from typing import Any

_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH")
_WORD = re.compile(r"[^\W\d_]+")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_MARKS = frozenset({"Mn", "Me"})
_CHUNK = 1500
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def exact(text: str) -> str:
    """Write a text so that two different ones never look alike, as far as escapes can help."""
    text = _WORD.sub(lambda found: _word(found.group()), text.replace("\\", "\\\\"))
    shown: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        edge = place in {0, len(text) - 1} or text[place - 1] == " "
        plain = character == " " and not edge
        hidden = category in _UNSEEN or character in _BLANK or marks > 1
        shown.append(character if plain or not hidden else _escaped(character))
    return "".join(shown)


def pieces(text: str) -> list[dict[str, Any]]:
    """Show a text exactly, as code; nothing is cut, and Slack parses nothing in it."""
    shown = exact(text) or "∅"
    return [
        {"type": "text", "text": shown[start : start + _CHUNK], "style": {"code": True}}
        for start in range(0, len(shown), _CHUNK)
    ]


def _word(word: str) -> str:
    """Escape what is of another alphabet than the rest of the word."""
    alphabets = [unicodedata.name(letter, "").split(" ")[0] for letter in word]
    known = {one for one in alphabets if one in _ALPHABETS}
    if len(known) < 2 and known != {"FULLWIDTH"}:  # noqa: PLR2004 - two alphabets
        return word
    return "".join(
        letter if alphabet == "LATIN" or alphabet not in _ALPHABETS else _escaped(letter)
        for letter, alphabet in zip(word, alphabets, strict=True)
    )


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004
