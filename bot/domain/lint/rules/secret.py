"""The document rule on secrets and on what belongs to a person."""

import re
from collections.abc import Iterator

from bot.domain.lint.subject import Fault, Subject, told

_SECRET = re.compile(
    r"(?<![\w-])(?:sk-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|gh[pousr]_[A-Za-z0-9]{20,}"
    r"|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{30,}|eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{10,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----)"
)
_PASSWORD = re.compile(
    r"(?i)(?<!\w)(?:password|passwort|mot de passe|api[ _-]?key)\s*[:=]\s*\S{6,}"
)
_MAIL = re.compile(r"[\w.+-]+@(?!example\.|test\.|localhost)[\w-]+\.[\w.-]*\w")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_PHONE = re.compile(r"(?<![\w.])\+\d{1,3}[ \d()/.-]{7,17}\d(?!\w)")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){13,16}(?!\d)")


def secret_inside(subject: Subject) -> Iterator[Fault]:
    """Personal data or a secret stands in an example, a test or a rule.

    Why: specs are forwarded, exported and pasted into prompts.

    - Better: invented names, example.com addresses, and a reference to where the real case is kept.
    """
    for leaf in subject.prose():
        text = told(leaf)
        for pattern in (_SECRET, _PASSWORD, _MAIL, _IBAN, _PHONE, _CARD):
            match = pattern.search(text)
            if match and (pattern is not _CARD or _is_card(match.group())):
                yield Fault(leaf.path, excerpt=_veiled(match.group()))


def _is_card(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    doubled = (
        sum(divmod(digit * 2, 10)) if rank % 2 else digit
        for rank, digit in enumerate(reversed(digits))
    )
    return sum(doubled) % 10 == 0


def _veiled(secret: str) -> str:
    """Enough to find it by, and no more."""
    return f"{secret[:3]}…"
