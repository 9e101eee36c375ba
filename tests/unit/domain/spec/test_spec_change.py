"""Changes of a spec: told exactly, applied exactly, and merged without losing anybody's work."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Field, Quantity, Status, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.change import Operation, diff, merge, without_derived
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part, with_choice, with_item, with_value, without_item
from bot.domain.spec.follow import follow, settled
from bot.domain.spec.form import NEW, filled_in, inputs_of, parts_of
from bot.domain.spec.listing import LISTINGS
from bot.domain.spec.model import AISpec
from bot.domain.spec.numbering import with_free_numbers
from tests.unit.domain.spec.examples import brightsmile

BY = Confirmation(by="U1", at=datetime(2026, 11, 26, tzinfo=UTC), message_id="1.0")


def spec_of(statement: ProblemStatement) -> AISpec:
    return draft_spec(statement, ps_id="ps_1", ps_version=1)


SPEC = without_derived(spec_of(brightsmile()))
LEAVES = sorted(
    each.address
    for page in parts_of(SPEC)
    if not page.address.endswith(NEW)
    for each in inputs_of(SPEC, page.address)
    if not each.choices
)
ITEMS = sorted(page.address for page in parts_of(SPEC) if "-" in page.address)


STEPS = st.one_of(
    st.tuples(st.just("leaf"), st.sampled_from(LEAVES), st.sampled_from(("9 %", "x 7", ""))),
    st.tuples(st.just("add"), st.sampled_from(sorted(LISTINGS)), st.just("")),
    st.tuples(st.just("remove"), st.sampled_from(ITEMS), st.just("")),
    st.tuples(st.just("turn"), st.just("acceptance"), st.just("")),
)
EDITS = st.lists(STEPS, max_size=4)
Step = tuple[str, str, str]


def edited(steps: list[Step]) -> AISpec:
    """The spec after a few changes of all kinds; what concerns a removed item is left out."""
    spec = SPEC
    for kind, place, text in steps:
        try:
            match kind:
                case "leaf":
                    spec = with_value(spec, place, text, BY)
                case "add":
                    spec, _ = with_item(spec, place)
                case "remove":
                    spec = without_item(spec, place)
                case _:
                    spec = spec.model_copy(update={"acceptance": spec.acceptance[::-1]})
        except InvalidInputError:
            continue
    return without_derived(spec)


@settings(max_examples=30, deadline=None)
@given(EDITS, EDITS)
def test_a_difference_applied_gives_exactly_the_other_state(
    first: list[Step], second: list[Step]
) -> None:
    before, after = edited(first), edited(second)

    merged = merge(before, after, before)

    assert merged.spec == after
    assert () == merged.clashes


@settings(max_examples=30, deadline=None)
@given(EDITS)
def test_nothing_differs_from_itself_and_going_back_is_exact(steps: list[Step]) -> None:
    after = edited(steps)

    assert () == diff(after, after)
    assert merge(after, SPEC, after).spec == SPEC


@settings(max_examples=30, deadline=None)
@given(EDITS, EDITS)
def test_of_two_edits_nothing_is_lost_that_is_not_told(
    first: list[Step], second: list[Step]
) -> None:
    mine, yours = edited(first), edited(second)

    merged = merge(SPEC, mine, yours)

    told = {clash.change.path for clash in merged.clashes}
    lost = {each.path for each in diff(merged.spec, mine)} & {
        each.path for each in diff(SPEC, mine)
    }
    assert {path for path in lost if path != ("acceptance",)} <= told
    for change in diff(SPEC, yours):  # and what the other one did stands in any case
        after = {each.path for each in diff(merged.spec, yours)}
        assert change.path not in after or change.operation is Operation.ORDER


def test_the_same_leaf_changed_twice_is_a_clash_and_stays_as_it_is() -> None:
    place = "acceptance.AC-01.owner"
    mine, yours = with_value(SPEC, place, "Ines", BY), with_value(SPEC, place, "Omar", BY)

    merged = merge(SPEC, mine, yours)

    assert "Omar" == value_text(part(merged.spec, place).value)  # type: ignore[attr-defined]
    assert [place] == [clash.change.address for clash in merged.clashes]


def test_an_edit_is_stated_by_the_person_who_made_it() -> None:
    spec = with_value(SPEC, "problem.goal", "  Fewer empty chairs ", BY)

    leaf = spec.problem.goal
    assert ("Fewer empty chairs", Status.STATED, BY) == (leaf.value, leaf.status, leaf.confirmed)


def test_a_threshold_takes_its_comparator_along_and_needs_a_number() -> None:
    spec, new = with_item(SPEC, "acceptance")
    place = f"acceptance.{new}.threshold"

    spec = with_value(spec, place, "at most 5 %", BY)

    criterion = next(one for one in spec.acceptance if one.id == new)
    assert criterion.threshold
    assert Quantity(value=5, unit="%", text="5 %") == criterion.threshold.value
    assert "<=" == criterion.comparator
    with pytest.raises(InvalidInputError, match="no number"):
        with_value(spec, place, "quite good", BY)


def test_a_bare_number_gets_the_usual_comparison_as_a_proposal() -> None:
    spec, new = with_item(SPEC, "acceptance")
    spec = with_value(spec, f"acceptance.{new}.metric", "Recall of no-shows", BY)

    spec = with_value(spec, f"acceptance.{new}.threshold", "92 %", BY)

    criterion = next(one for one in spec.acceptance if one.id == new)
    assert ">=" == criterion.comparator
    assert "comparator" in criterion.proposed


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("at least 92 %", ">= 92 %"),
        ("no less than 92 %", ">= 92 %"),
        ("at most 2 % worse than today", "baseline"),
        ("at most 2 pp", "baseline"),
    ],
)
def test_a_bar_of_its_own_takes_the_place_of_todays_value_where_that_was_only_proposed(
    words: str, line: str
) -> None:
    held = next(one for one in SPEC.acceptance if "threshold_type" in one.proposed)
    metric = Field(path=f"acceptance.{held.id}.metric", value="recall", status=Status.STATED)
    spec = SPEC.model_copy(
        update={
            "acceptance": tuple(
                one.model_copy(update={"metric": metric, "text": metric}) if one is held else one
                for one in SPEC.acceptance
            )
        }
    )

    changed = with_value(spec, f"acceptance.{held.id}.threshold", words, BY)

    one = next(one for one in changed.acceptance if one.id == held.id)
    assert line in canonical(one).line
    assert ("threshold_type" in one.proposed) is (line == "baseline")


def test_a_choice_that_does_not_exist_or_may_not_be_empty_is_refused() -> None:
    for chosen in ("terrible", None):
        with pytest.raises(InvalidInputError):
            with_choice(SPEC, "acceptance.AC-01.severity", chosen)


def test_a_form_shows_every_leaf_and_writing_nothing_changes_nothing() -> None:
    for page in parts_of(SPEC):
        shown = {each.address: each.value for each in inputs_of(SPEC, page.address)}
        assert filled_in(SPEC, page.address, shown, BY) == SPEC


def test_a_new_item_comes_with_what_was_written_for_it() -> None:
    spec = filled_in(
        SPEC,
        f"refusals.{NEW}",
        {each.address: "medical advice" for each in inputs_of(SPEC, f"refusals.{NEW}")[:1]},
        BY,
    )

    assert "medical advice" == value_text(spec.refusals[-1].condition.value)
    assert len(spec.refusals) == len(SPEC.refusals) + 1


def test_a_spec_follows_its_statement_and_keeps_what_people_wrote_in_it() -> None:
    before = brightsmile()
    goal = before.field("business_goal.statement")
    after = before.model_copy(
        update={
            "fields": {
                **before.fields,
                goal.path: goal.model_copy(update={"value": "Fewer empty chairs by summer"}),
            }
        }
    )
    spec = with_value(spec_of(before), "acceptance.AC-02.owner", "Ines", BY)
    spec, refusal = with_item(spec, "refusals")
    spec = with_value(spec, f"refusals.{refusal}.condition", "refunds", BY)
    spec = settled(without_item(spec, "acceptance.AC-03"), before)

    merged = follow(spec, before, after, after_version=2)

    assert () == merged.clashes
    assert "Fewer empty chairs by summer" == merged.spec.problem.goal.value
    assert 2 == merged.spec.problem_statement_version
    assert "Ines" == value_text(part(merged.spec, "acceptance.AC-02.owner").value)  # type: ignore[attr-defined]
    assert refusal in {one.id for one in merged.spec.refusals}
    assert "AC-03" not in {one.id for one in merged.spec.acceptance}


def test_where_the_statement_changes_what_a_person_wrote_the_persons_words_stay() -> None:
    before = brightsmile()
    goal = before.field("business_goal.statement")
    said = goal.model_copy(update={"value": "Another goal"})
    after = before.model_copy(update={"fields": {**before.fields, goal.path: said}})
    spec = settled(with_value(spec_of(before), "problem.goal", "My goal", BY), before)

    merged = follow(spec, before, after, after_version=2)

    assert "My goal" == merged.spec.problem.goal.value
    assert "problem.goal" in {clash.change.address for clash in merged.clashes}


def test_oversight_follows_from_what_people_say_an_action_does() -> None:
    before = brightsmile()
    spec = settled(spec_of(before), before)
    (row, *_) = spec.oversight
    assert row.floor is not None

    harmless = with_value(spec, f"oversight.{row.id}.reversibility", "R0", BY)
    harmless = with_value(harmless, f"oversight.{row.id}.blast", "B0", BY)
    final = with_value(spec, f"oversight.{row.id}.reversibility", "R3", BY)
    final = with_value(final, f"oversight.{row.id}.blast", "B3", BY)

    floors = [settled(each, before).oversight[0].floor for each in (harmless, final)]
    assert None not in floors
    assert floors[0].rank < floors[1].rank  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("7", "7 %"), ("at most 7", "7 %"), ("7 %", "7 %"), ("7 pp", "7 pp"), ("7 oranges", "7")],
)
def test_a_bare_number_keeps_the_unit_of_the_one_before(text: str, kept: str) -> None:
    changed = with_value(SPEC, "acceptance.AC-01.threshold", text, BY)

    value = changed.acceptance[0].threshold.value  # type: ignore[union-attr]
    assert isinstance(value, Quantity)
    assert kept == f"{value.value:g} {value.unit}".strip()


def test_words_that_were_nothing_but_the_number_follow_it_and_others_stay() -> None:
    bare = with_value(SPEC, "acceptance.AC-01.text", "8 %", BY)
    bare = with_value(bare, "acceptance.AC-01.threshold", "8 %", BY)
    said = with_value(SPEC, "acceptance.AC-01.text", "at most 8 % of all slots", BY)

    bare, said = (
        with_value(one, "acceptance.AC-01.threshold", "at most 7", BY) for one in (bare, said)
    )

    assert "at most 7 %" == value_text(bare.acceptance[0].text.value)
    assert "at most 8 % of all slots" == value_text(said.acceptance[0].text.value)


def test_two_people_who_add_one_each_at_once_both_keep_theirs() -> None:
    def adds(text: str) -> AISpec:
        page = inputs_of(SPEC, f"drift.monitors.{NEW}")
        signal = next(each.address for each in page if each.address.endswith(".signal"))
        return filled_in(SPEC, f"drift.monitors.{NEW}", {signal: text}, BY)

    first, second = adds("refusals"), adds("overrides")
    naive = merge(SPEC, second, first)
    merged = merge(SPEC, with_free_numbers(SPEC, second, first), first)

    assert len(naive.clashes) == 1
    assert not merged.clashes
    said = [value_text(one.signal.value) for one in merged.spec.drift.monitors]
    assert ["refusals", "overrides"] == said[-2:]
    assert merged.spec.drift.monitors[-1].signal.path.endswith(
        f"{merged.spec.drift.monitors[-1].id}.signal"
    )


def test_a_phase_says_on_which_criteria_it_ends_and_a_strange_number_is_refused() -> None:
    page = f"rollout.phases.{SPEC.rollout.phases[1].id}"

    changed = filled_in(SPEC, page, {f"{page}.exit_on": "ac-02, AC-01"}, BY)

    assert ("AC-02", "AC-01") == changed.rollout.phases[1].exit_on
    with pytest.raises(InvalidInputError, match="no criterion “AC-77”"):
        filled_in(SPEC, page, {f"{page}.exit_on": "AC-77"}, BY)


def test_nothing_goes_on_naming_a_criterion_that_was_removed() -> None:
    gone = SPEC.rollout.phases[0].exit_on[0]

    after = settled(without_item(SPEC, f"acceptance.{gone}"), brightsmile())

    assert any(gone in phase.exit_on for phase in SPEC.rollout.phases)
    assert not any(gone in phase.exit_on for phase in after.rollout.phases)
    assert all(each.criterion != gone for each in after.measures)


def test_a_kind_of_mistake_keeps_its_number_when_its_cost_becomes_known() -> None:
    after = brightsmile()
    costs = {"task.cost_fn", "task.cost_fp"}
    known = {path: field for path, field in after.fields.items() if path not in costs}
    before = after.model_copy(update={"fields": known})
    spec = spec_of(before)

    errors = follow(spec, before, after, after_version=2).spec.errors

    assert [(one.id, one.name) for one in spec.errors] == [(one.id, one.name) for one in errors]
    assert any(one.impact.value is not None for one in errors)
