"""What no model needs to see: addresses, numbers of people and accounts, and keys, both ways."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

_PLACEHOLDER = re.compile(r"⟦(?:email|secret|account|card|phone|user|address|number|text)-\d+⟧")
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15  # of a telephone number
_SHORTEST_REPEATED = 6  # characters; a shorter original is only found by its surroundings
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})(?!\d)|\d{4}[./-]\d{1,2}[./-]\d{1,2}")


def _always(_found: str) -> bool:
    return True


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _is_card(found: str) -> bool:
    """Luhn: every second digit from the right counts double."""
    total = 0
    for place, digit in enumerate(reversed(_digits(found))):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004 - the sum of its digits
    return total % 10 == 0


def _is_account(found: str) -> bool:
    """ISO 13616: letters count from ten, the head goes to the end, the rest of 97 is one."""
    plain = found.replace(" ", "")
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def _is_phone(found: str) -> bool:
    return _FEWEST_DIGITS <= len(_digits(found)) <= _MOST_DIGITS and not _DATE.match(found)


def _is_address(found: str) -> bool:
    try:
        ip_address(found)
    except ValueError:
        return False
    return True


def _is_key(found: str) -> bool:
    """Long and of letters and digits mixed: no word, and nothing a person would say."""
    return any(c.isdecimal() for c in found) and any(c.isalpha() for c in found)


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = _always


# In the order in which they are looked for: what is found first is not looked at again.
_KINDS: tuple[_Kind, ...] = (
    _Kind("text", _PLACEHOLDER),  # somebody writes like us
    _Kind(
        "secret",
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
        ),
    ),
    _Kind(
        "secret",
        re.compile(
            r"\b(?:xox[a-z]|xapp|sk|pk|rk|gh[pousr]|github_pat|glpat|hf|lsv2)[-_][\w-]{10,}"
            r"|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}|\beyJ[\w-]{8,2000}\.[\w-]{8,}(?:\.[\w-]*)?"
        ),
    ),
    _Kind("secret", re.compile(r"(?<=://)[^\s/:@]+:[^\s/@]+(?=@)")),
    _Kind(
        "secret",
        re.compile(
            r"(?i)(?<=\bbearer )\S{8,}"
            r"|(?:(?<=password[:=])|(?<=password[:=] )|(?<=passwort[:=])|(?<=passwort[:=] )"
            r"|(?<=mot de passe :)|(?<=mot de passe : )|(?<=secret[:=])|(?<=secret[:=] )"
            r"|(?<=token[:=])|(?<=token[:=] )|(?<=api_key[:=])|(?<=api_key[:=] ))[^\s⟦⟧]{4,}"
        ),
    ),
    _Kind("user", re.compile(r"<@[UW][A-Z0-9]{2,}(?:\|[^<>]*)?>|<!subteam\^[A-Z0-9]+[^<>]*>")),
    _Kind("email", re.compile(r"<mailto:[^<>]+>|(?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")),
    _Kind("user", re.compile(r"\b[UW](?=[A-Z0-9]*\d)[A-Z0-9]{8,}\b")),
    _Kind("address", re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)"), _is_address),
    _Kind(
        "address", re.compile(r"(?<![\w:])[0-9A-Fa-f:]{3,}:[0-9A-Fa-f:.]+(?![\w:])"), _is_address
    ),
    _Kind(
        "account",
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
        _is_account,
    ),
    _Kind("card", re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)"), _is_card),
    _Kind("secret", re.compile(r"(?<![\w-])[\w+/=-]{32,}(?![\w-])", re.ASCII), _is_key),
    _Kind(
        "phone",
        re.compile(
            r"(?<![\w.,])(?:\+|00)\d(?:[ ().\-/]{0,2}\d){6,14}(?!\d)"
            r"|(?<![\w.,])\(?0\d(?:[ ().\-/]{0,2}\d){6,12}(?!\d)"
            r"|(?<![\w.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"
        ),
        _is_phone,
    ),
    _Kind("number", re.compile(r"(?<![\d.,])\d{9,}")),
)


@dataclass(slots=True)
class Redaction:
    """Placeholders for one conversation, numbered as they appear, and what they stand for."""

    _shown: dict[str, str] = field(default_factory=dict)  # original: placeholder
    _hidden: dict[str, str] = field(default_factory=dict)  # placeholder: original
    _counts: dict[str, int] = field(default_factory=dict)

    _repeated: re.Pattern[str] | None = None

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Redaction":
        """Look through everything first, so that a number depends on nothing that comes later."""
        redaction = cls()
        for text in texts:
            redaction._found(text)
        return redaction

    def hide(self, text: str) -> str:
        """Put a placeholder where something is nobody's business."""
        pieces = self._found(text)
        if repeated := self._originals():
            kind = _Kind("text", repeated)
            pieces = [part for piece in pieces for part in self._split(piece, kind)]
        return "".join(piece.text for piece in pieces)

    def _found(self, text: str) -> "list[_Piece]":
        pieces = [_Piece(text)]
        for kind in _KINDS:
            pieces = [part for piece in pieces for part in self._split(piece, kind)]
        return pieces

    def _originals(self) -> re.Pattern[str] | None:
        """Match what was found anywhere, also where nothing around it tells what it is."""
        if self._repeated is None:
            known = [each for each in self._shown if len(each) >= _SHORTEST_REPEATED]
            longest_first = sorted(known, key=len, reverse=True)
            self._repeated = re.compile("|".join(map(re.escape, longest_first))) if known else None
        return self._repeated

    def restore(self, text: str) -> str:
        """Put back what the placeholders stand for; a made-up one stays as it is."""
        return _PLACEHOLDER.sub(lambda found: self._hidden.get(found[0], found[0]), text)

    def _split(self, piece: "_Piece", kind: _Kind) -> list["_Piece"]:
        if piece.is_hidden:
            return [piece]
        pieces: list[_Piece] = []
        end = 0
        for found in kind.pattern.finditer(piece.text):
            if found[0] and kind.holds(found[0]):
                pieces += [_Piece(piece.text[end : found.start()])]
                pieces += [_Piece(self._placeholder(kind.name, found[0]), is_hidden=True)]
                end = found.end()
        return [*pieces, _Piece(piece.text[end:])]

    def _placeholder(self, kind: str, original: str) -> str:
        if original not in self._shown:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            placeholder = f"⟦{kind}-{self._counts[kind]}⟧"
            self._shown[original] = placeholder
            self._hidden[placeholder] = original
            self._repeated = None
        return self._shown[original]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_hidden: bool = False


def cut(text: str, most: int) -> str:
    """Shorten a redacted text; half a placeholder says nothing and goes too."""
    shortened = text[:most]
    opened = shortened.rfind("⟦")
    return shortened[:opened] if opened > shortened.rfind("⟧") else shortened
