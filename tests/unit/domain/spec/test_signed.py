"""What was signed against what is there: no criterion moves unseen, and none is said to that did not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.spec.canonical import line_digests
from bot.domain.spec.edit import with_choice, with_item, with_value, without_item
from bot.domain.spec.model import AISpec
from bot.domain.spec.signed import Standing, since_signed
from tests.unit.domain.spec.test_spec_change import BY, SPEC

IDS = [one.id for one in SPEC.acceptance]
PINNED = line_digests(SPEC)


def standings(now: AISpec, pinned: dict[str, str] | None = None) -> dict[str, Standing]:
    return {one.id: one.standing for one in since_signed(SPEC, pinned or PINNED, now)}


def test_what_nobody_touched_stands_as_it_was_signed() -> None:
    assert dict.fromkeys(IDS, Standing.SAME) == standings(SPEC)


def test_each_criterion_that_moved_is_told_with_both_lines() -> None:
    now = without_item(SPEC, f"acceptance.{IDS[2]}")
    now = with_value(now, "acceptance.AC-01.threshold", "at most 5 %", BY)
    now, new = with_item(now, "acceptance")

    found = since_signed(SPEC, PINNED, now)

    told = {one.id: one.standing for one in found if one.standing is not Standing.SAME}
    assert {
        "AC-01": Standing.CHANGED,
        IDS[2]: Standing.REMOVED,
        new: Standing.ADDED,
    } == told
    changed = next(one for one in found if one.id == "AC-01")
    assert "<= 8 %" in (changed.signed or "")
    assert "<= 5 %" in (changed.now or "")


def test_the_same_words_read_otherwise_by_a_later_release_are_not_called_the_same() -> None:
    then = {**PINNED, "AC-01": "0" * 64}

    assert Standing.READ_OTHERWISE is standings(SPEC, then)["AC-01"]
    assert Standing.SAME is standings(SPEC, {})["AC-01"]  # nothing was pinned by an old release


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(IDS)), st.sampled_from(("critical", "major", "minor")))
def test_exactly_what_changed_is_told(changed: set[str], severity: str) -> None:
    now = SPEC
    for one in changed:
        now = with_choice(now, f"acceptance.{one}.severity", severity)

    was = {one.id: one.severity.value for one in SPEC.acceptance}
    expected = {one for one in changed if was[one] != severity}
    assert expected == {one for one, told in standings(now).items() if told is Standing.CHANGED}


@pytest.mark.parametrize("part", ["user_impact", "owner"])
def test_who_owns_it_is_part_of_what_was_signed(part: str) -> None:
    now = with_value(SPEC, f"acceptance.AC-01.{part}", "Ines", BY)

    assert (part == "owner") == (standings(now)["AC-01"] is Standing.CHANGED)
