"""Which passages of a message are no words of its own: code, quotations, forwarded mail."""

import re
from collections.abc import Iterator

from bot.domain.conversation.apart import Span, joined

_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
# A name or a value in code font is the writer's own word; a whole sentence is somebody's text.
_INLINE = re.compile(r"`(?:[^`\s]+[^\S\n]+){3,}[^`\n]*`")
_QUOTED = re.compile(r"^[^\S\n]*(?:>|&gt;)[^\n]*", re.MULTILINE)
_HEADER = (
    r"(?:from|to|sent|date|subject|von|an|gesendet|datum|betreff|de|à|envoyé|objet)[^\S\n]?:"
    r"[^\S\n]*\S[^\n]*"
)
# A mail passed on: everything from its head to the end of the message is its text.
_FORWARDED = re.compile(
    r"^[^\S\n]*(?:-{2,}[^\S\n]*(?:(?:begin )?forwarded|original|weitergeleitete|ursprüngliche"
    r"|message (?:transféré|d'origine))[^\n]*"
    r"|(?:fwd?|wg|tr)[^\S\n]?:[^\n]*\n[^\S\n]*" + _HEADER + r""
    r"|(?:from|von|de)[^\S\n]?:[^\n@]*@[^\n]*"
    r"|" + _HEADER + r"\n[^\S\n]*" + _HEADER + r").*\Z",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)


def pasted(text: str) -> list[Span]:
    """Where a text passes on what may be somebody else's, in order."""
    return joined(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    if "`" in text:
        yield from (match.span() for match in _BLOCK.finditer(text))
        yield from (match.span() for match in _INLINE.finditer(text))
    if ">" in text or "&gt;" in text:
        yield from (match.span() for match in _QUOTED.finditer(text))
    if ":" in text or "--" in text:
        yield from (match.span() for match in _FORWARDED.finditer(text))
