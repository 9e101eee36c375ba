"""The small checks every block is made of, and the report they write to."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Check: TypeAlias = Callable[["Report", str, Any], None]


@dataclass(slots=True)
class Report:
    """Everything wrong with a payload, each with a JSON pointer, in Slack's wording."""

    problems: list[str] = field(default_factory=list)

    def add(self, pointer: str, problem: str) -> None:
        self.problems.append(f"{problem} [json-pointer:{pointer}]")


def anything(report: Report, pointer: str, value: object) -> None:
    """Accept what Slack documents no rule for."""


def boolean(report: Report, pointer: str, value: object) -> None:
    if not isinstance(value, bool):
        report.add(pointer, "must be a boolean")


def string(maximum: int | None = None, *, minimum: int = 0, pattern: str | None = None) -> Check:
    expression = re.compile(pattern) if pattern else None

    def check(report: Report, pointer: str, value: object) -> None:
        if not isinstance(value, str):
            report.add(pointer, "must be a string")
            return
        if len(value) < minimum:
            report.add(pointer, f"must be more than {minimum - 1} characters")
        if maximum is not None and len(value) > maximum:
            report.add(pointer, f"must be less than {maximum + 1} characters")
        if expression and not expression.fullmatch(value):
            report.add(pointer, f"must match the pattern {expression.pattern}")

    return check


def number(
    minimum: float | None = None, maximum: float | None = None, *, whole: bool = True
) -> Check:
    def check(report: Report, pointer: str, value: object) -> None:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            report.add(pointer, "must be an integer" if whole else "must be a number")
            return
        if minimum is not None and value < minimum:
            report.add(pointer, f"must be at least {minimum:g}")
        if maximum is not None and value > maximum:
            report.add(pointer, f"must be at most {maximum:g}")

    return check


def one_of(*allowed: str) -> Check:
    def check(report: Report, pointer: str, value: object) -> None:
        if value not in allowed:
            report.add(pointer, f"value must be one of [{', '.join(allowed)}]")

    return check


def items(check_item: Check, *, minimum: int = 0, maximum: int | None = None) -> Check:
    def check(report: Report, pointer: str, value: object) -> None:
        if not isinstance(value, list):
            report.add(pointer, "must provide an array")
            return
        if len(value) < minimum:
            report.add(pointer, f"no fewer than {minimum} items allowed")
        if maximum is not None and len(value) > maximum:
            report.add(pointer, f"no more than {maximum} items allowed")
        for index, item in enumerate(value):
            check_item(report, f"{pointer}/{index}", item)

    return check


def shape(
    required: Mapping[str, Check],
    optional: Mapping[str, Check] | None = None,
    *also: Check,
) -> Check:
    """An object with exactly these keys; `also` are checks across its fields."""
    known = {"type": anything, **required, **(optional or {})}

    def check(report: Report, pointer: str, value: object) -> None:
        if not isinstance(value, dict):
            report.add(pointer, "must provide an object")
            return
        for key in required:
            if value.get(key) is None:
                report.add(pointer, f"missing required field: {key}")
        for key, field_value in value.items():
            if key not in known:
                report.add(pointer, f"invalid additional property: {key}")
            elif field_value is not None:
                known[key](report, f"{pointer}/{key}", field_value)
        for rule in also:
            rule(report, pointer, value)

    return check


def kinds(table: Mapping[str, Check], allowed: Sequence[str] | None = None) -> Check:
    """An object told apart by its `type`."""

    def check(report: Report, pointer: str, value: object) -> None:
        if not isinstance(value, dict):
            report.add(pointer, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            report.add(pointer, "missing required field: type")
        elif kind not in table or (allowed is not None and kind not in allowed):
            report.add(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            table[kind](report, pointer, value)

    return check


def any_of(*keys: str) -> Check:
    """At least one of these fields."""

    def check(report: Report, pointer: str, value: Mapping[str, Any]) -> None:
        if all(value.get(key) is None for key in keys):
            named = " or ".join(f"`{key}`" for key in keys)
            report.add(pointer, f"must define either {named}")

    return check


def exactly_one_of(*keys: str) -> Check:
    def check(report: Report, pointer: str, value: Mapping[str, Any]) -> None:
        if sum(value.get(key) is not None for key in keys) != 1:
            named = " or ".join(f"`{key}`" for key in keys)
            report.add(pointer, f"must define exactly one of {named}")

    return check


def not_both(first: str, second: str) -> Check:
    def check(report: Report, pointer: str, value: Mapping[str, Any]) -> None:
        if value.get(first) and value.get(second):
            report.add(pointer, f"cannot define both `{first}` and `{second}`")

    return check


def text(maximum: int, *text_kinds: str, minimum: int = 1) -> Check:
    """A text object: plain_text, mrkdwn, or either."""
    plain = shape({"text": string(maximum, minimum=minimum)}, {"emoji": boolean})
    marked = shape({"text": string(maximum, minimum=minimum)}, {"verbatim": boolean})
    return kinds({"plain_text": plain, "mrkdwn": marked}, text_kinds or ("plain_text", "mrkdwn"))


def plain_text(maximum: int, *, minimum: int = 1) -> Check:
    return text(maximum, "plain_text", minimum=minimum)
