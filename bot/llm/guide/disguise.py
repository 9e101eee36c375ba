"""Takes the disguises off a text: invisible signs, look-alike letters, codes and odd spellings."""

import binascii
import html
import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote_plus

from bot.llm.guide.phrase_index import plain

_CLASSES_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me", "Co", "Cn"})  # joiners, tags, stacked marks
_LATIN = str.maketrans(
    "авсԁеһіјӏмнорԛѕтԝхуүкгᴀɑαβεηικνορτυχωѵꞌ’ʼ‘“”„«»–—‐‑−",  # noqa: RUF001
    'abcdehijlmhopqstwxyykraaabenikvoptuxwv\'\'\'\'"""""-----',
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_CODED = re.compile(r"[A-Za-z0-9+/_-]{20,4000}={0,2}")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*·]{1,2}){5,400}\w(?!\w)")
_MIXED = re.compile(r"(?=\w*[a-z])[a-z@$!|0-9]*[013457@$!|][a-z@$!|0-9]*")
_JOINED = re.compile(r"(?<=\w)[-_/+=.&?]+(?=\w)")
_PRINTED = 0.9  # of the characters of a decoded text


def bare(text: str) -> str:
    """A text in small Latin letters without accents, invisible signs or look-alikes."""
    if text.isascii():
        return " ".join(text.lower().split())
    seen = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFKC", text)
        if c.isspace() or unicodedata.category(c) not in _CLASSES_UNSEEN
    )
    return " ".join(plain(seen.casefold().translate(_LATIN)).split())


def readings(text: str) -> Iterator[str]:
    """Everything a text may be read as, the plain reading first."""
    first = bare(text)
    yield first
    yield from _respelled(first)
    if "&" in text:
        yield bare(html.unescape(text))
    if "%" in text or "://" in text:
        yield bare(_JOINED.sub(" ", unquote_plus(text)))
    for code in _CODED.finditer(text):
        decoded = _decoded(code.group())
        if decoded:
            yield bare(decoded)


def _respelled(text: str) -> Iterator[str]:
    if _MIXED.search(text):
        yield _MIXED.sub(lambda word: word.group().translate(_LEET), text)
    if _SPACED.search(text):
        yield _SPACED.sub(lambda run: re.sub(r"[ .\-_*·]", "", run.group()), text)


def _decoded(code: str) -> str | None:
    """What a run of letters says as base64, where that is text."""
    if code.islower() or code.isdigit() or not re.search(r"[A-Z0-9]", code):
        return None
    body = code.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        raw = b64decode(body + "=" * (-len(body) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    printed = sum(c.isprintable() or c.isspace() for c in raw)
    return raw if raw and printed >= _PRINTED * len(raw) and " " in raw else None
