"""From a document to a policy: every mistake with the line it is in."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.policy.check import Finding, Path, findings
from bot.domain.policy.model import Policy

_PLAIN = {
    "extra_forbidden": "this is not a setting I know",
    "missing": "this is missing",
    "too_short": "this is empty",
    "string_pattern_mismatch": "this is not written as it has to be",
}


class InvalidPolicyError(InvalidInputError):
    """A policy that cannot be used; it says what is wrong in which line."""

    code = "policy.invalid"
    found: tuple[Finding, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Every mistake with its line."""
        told = self.context.get("findings")
        return tuple(map(str, told)) if isinstance(told, list) else (self.message,)


def read_policy(document: object, lines: Mapping[Path, int]) -> Policy:
    """Make a policy of a document.

    Args:
        document: Lists, maps and text, as read from a file or a form.
        lines: In which line each part of it is.

    Raises:
        InvalidPolicyError: It cannot be used; nothing of it is.
    """
    if not isinstance(document, dict):
        raise invalid([Finding((), "this is no policy: it has no `name` and no `rules`")], lines)
    try:
        policy = Policy.model_validate(document)
    except ValidationError as error:
        raise invalid([_finding(each) for each in error.errors()], lines) from None
    if found := findings(policy):
        raise invalid(list(found), lines)
    return policy


def invalid(
    found: list[Finding],
    lines: Mapping[Path, int],
    *,
    next_step: str = "Correct it and run `remit policy lint` on it again.",
) -> InvalidPolicyError:
    """Say everything that is wrong, in the order of the document."""
    placed = sorted({(line_of(each.where, lines), _named(each.where), each.what) for each in found})
    told = [f"line {line}: {f'{name}: ' if name else ''}{what}" for line, name, what in placed[:20]]
    error = InvalidPolicyError(
        f"This policy cannot be used. {'; '.join(told)}.",
        next_step=next_step,
        findings=told,
    )
    error.found = tuple(found)
    return error


def line_of(where: Path, lines: Mapping[Path, int]) -> int:
    """Find the line of a part, or of the closest part around it."""
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def _finding(error: Any) -> Finding:  # noqa: ANN401 - pydantic's own kind of dictionary
    where = tuple(part for part in error["loc"] if part != "[key]")
    told = str(error["msg"]).removeprefix("Value error, ")
    return Finding(where, _PLAIN.get(error["type"], told))


def _named(where: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
