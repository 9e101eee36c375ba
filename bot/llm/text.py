"""Text that a person can see: what untrusted strings keep on their way in and out of a model."""

import hashlib
import re

# Control characters, zero-width spaces, direction marks and tag characters: invisible to people,
# legible to a model; and halves of characters, which no encoding takes. The joiners U+200C and
# U+200D stay: Persian, Hindi and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Drop what nobody can see, and nothing else."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """What can be seen, on one line."""
    return " ".join(visible(text).split())


def digest(text: str) -> str:
    """Name a text without repeating it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
