"""Sums and products as people read them, with brackets, and what they come to."""

import re

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([×÷+−()]))")  # noqa: RUF001
_CLOSE_ENOUGH = 1e-9


class FormulaError(ValueError):
    """Not a formula of ours."""


def evaluate(formula: str) -> float:
    """Work out a formula of numbers, × ÷ + − and brackets.

    Raises:
        FormulaError: it is none, or divides by nothing.
    """  # noqa: RUF002
    tokens = _tokens(formula)
    value, rest = _sum(tokens)
    if rest:
        raise FormulaError(formula)
    return value


def computes(formula: str, value: float) -> bool:
    """Whether a formula comes to a value."""
    try:
        found = evaluate(formula)
    except FormulaError:
        return False
    return abs(found - value) <= _CLOSE_ENOUGH * max(1.0, abs(value))


def plain(number: float) -> str:
    """A number as a formula writes it."""
    return f"{number:.10f}".rstrip("0").rstrip(".")


def rounded(number: float, figures: int = 2) -> float:
    """A number to so many significant figures: more would claim to know more."""
    return float(f"{number:.{figures}g}")


def _tokens(formula: str) -> list[str]:
    found: list[str] = []
    at = 0
    text = formula.rstrip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise FormulaError(formula)
        found.append(token[1] or token[2])
        at = token.end()
    return found


def _sum(tokens: list[str]) -> tuple[float, list[str]]:
    value, rest = _product(tokens)
    while rest and rest[0] in "+−":  # noqa: RUF001
        sign, (term, rest) = rest[0], _product(rest[1:])
        value = value + term if sign == "+" else value - term
    return value, rest


def _product(tokens: list[str]) -> tuple[float, list[str]]:
    value, rest = _atom(tokens)
    while rest and rest[0] in "×÷":  # noqa: RUF001
        sign, (factor, rest) = rest[0], _atom(rest[1:])
        if sign == "÷" and factor == 0:
            raise FormulaError("divides by nothing")
        value = value / factor if sign == "÷" else value * factor
    return value, rest


def _atom(tokens: list[str]) -> tuple[float, list[str]]:
    if not tokens:
        raise FormulaError("ends too early")
    if tokens[0] == "(":
        value, rest = _sum(tokens[1:])
        if not rest or rest[0] != ")":
            raise FormulaError("an open bracket")
        return value, rest[1:]
    if tokens[0] in "×÷+−)":  # noqa: RUF001
        raise FormulaError("a sign without a number")
    return float(tokens[0]), tokens[1:]
