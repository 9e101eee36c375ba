"""What a policy does otherwise than another one: rule by rule and field by field, each in one line."""

from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from bot.domain.policy.model import Policy
from bot.domain.provenance import Frozen

_LONGEST = 600  # characters of a value in one line


class Turn(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Difference(Frozen):
    """One part that differs, by its way from the top, with what stood there and what stands there."""

    turn: Turn
    part: str
    before: str = ""
    after: str = ""

    @property
    def line(self) -> str:
        """Say it in the signs everybody reads alike, whatever their language."""
        match self.turn:
            case Turn.ADDED:
                return f"+ {self.part}: {self.after}"
            case Turn.REMOVED:
                return f"- {self.part}: {self.before}"
            case Turn.CHANGED:
                return f"{self.part}: {self.before} → {self.after}"
            case Turn.MOVED:
                return f"{self.part}: #{self.before} → #{self.after}"


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """List everything that differs; two policies that do the same have no differences."""
    old, new = (_document(one) for one in (before, after))
    rules_before = {str(rule["id"]): rule for rule in old.pop("rules")}
    rules_after = {str(rule["id"]): rule for rule in new.pop("rules")}
    found = _between("", old, new, deep={"people", "hours"})
    found += _between("rules", rules_before, rules_after, deep=set(rules_before))
    return (*found, *_moved(list(rules_before), list(rules_after)))


def _document(policy: Policy) -> dict[str, Any]:
    return policy.model_dump(mode="json", exclude_defaults=True)


def _between(
    where: str, before: dict[str, Any], after: dict[str, Any], *, deep: set[str]
) -> list[Difference]:
    """Compare two maps, and what is in the maps of these names."""
    found: list[Difference] = []
    for name in dict.fromkeys((*before, *after)):
        part = f"{where}.{name}" if where else name
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name in deep and (name in before or not where) and (name in after or not where):
            found += _between(part, old or {}, new or {}, deep=set())
        elif name not in before:
            found.append(Difference(turn=Turn.ADDED, part=part, after=_flow(new)))
        elif name not in after:
            found.append(Difference(turn=Turn.REMOVED, part=part, before=_flow(old)))
        else:
            changed = Difference(turn=Turn.CHANGED, part=part, before=_flow(old), after=_flow(new))
            found.append(changed)
    return found


def _moved(before: list[str], after: list[str]) -> list[Difference]:
    """Name the rules that are tried in another place among those that stay."""
    stay_before = [one for one in before if one in after]
    stay_after = [one for one in after if one in before]
    matcher = SequenceMatcher(None, stay_before, stay_after, autojunk=False)
    still = {
        one
        for block in matcher.get_matching_blocks()
        for one in stay_before[block.a : block.a + block.size]
    }
    return [
        Difference(
            turn=Turn.MOVED,
            part=f"rules.{one}",
            before=str(before.index(one) + 1),
            after=str(after.index(one) + 1),
        )
        for one in stay_after
        if one not in still
    ]


def _flow(value: object) -> str:
    """A value in one line, as YAML writes it."""
    text = _written(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _written(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case None:
            return "-"
        case _:
            return " ".join(str(value).split())
