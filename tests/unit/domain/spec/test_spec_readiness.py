"""Readiness of a spec, stage by stage: laws of the score, what holds it back, and what to do next."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.framing.flag import Flag, FlagStatus
from bot.domain.framing.kind import Kind
from bot.domain.framing.readiness import Colour, Reason
from bot.domain.framing.statement import ActionHint, ProblemStatement
from bot.domain.provenance import Claim, Confirmation, Field, Quote, Status
from bot.domain.spec.change import without_derived
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part, with_value
from bot.domain.spec.listing import LISTINGS
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.readiness import spec_readiness
from bot.domain.spec.readiness_line import readiness_line, stages_line
from bot.domain.spec.readiness_words import SPEC_READINESS_WORDS
from bot.domain.spec.stage import STAGE_ITEMS, Stage, stage_of
from bot.domain.spec.stage_score import Next, SpecReadiness
from tests.unit.domain.spec import examples
from tests.unit.domain.spec.strategies import statements

NOW = datetime(2026, 11, 26, tzinfo=UTC)
YES = Confirmation(by="ana", at=NOW, message_id="m2")
AGENT = ProblemStatement(
    kind=Kind.AGENT_ACTIONS,
    fields={
        path: Field(
            path=path,
            value=("refund the customer",) if path == "task.actions" else "told",
            status=Status.STATED,
            quotes=(Quote(message_id="m1", start=0, end=4, text="told"),),
        )
        for path in (
            "task.actions",
            "task.refusals",
            "task.outcome",
            "task.base_rate",
            "data.moat",
            "data.requirements",
            "risk.affected_people",
            "business_goal.metric",
            "business_goal.baseline",
            "owner",
        )
    },
)


def draft(statement: ProblemStatement) -> AISpec:
    return draft_spec(statement, ps_id="ps_1", ps_version=1)


def filled(statement: ProblemStatement = AGENT) -> AISpec:
    """A spec in which people have written everything that can be written."""
    spec = draft(statement)
    for leaf in list(spec.leaves()):
        written = ".test_cases." not in leaf.path and not leaf.path.endswith((".asked", ".blast"))
        if written and leaf.value is None:
            spec = with_value(spec, leaf.path, "90 %", YES)
        elif written:
            text = "refund the customer" if leaf.path.endswith(".action") else "90 % told"
            spec = with_value(spec, leaf.path, text, YES)
    return spec


def _items(spec: AISpec, section: str) -> tuple[Any, ...]:
    found = part(spec, section)
    assert isinstance(found, tuple)
    return found


def _without(place: Any, section: list[str], id: str) -> Any:  # noqa: ANN401  # any part of a spec
    name, *inside = section
    within = getattr(place, name)
    left = _without(within, inside, id) if inside else tuple(one for one in within if one.id != id)
    return place.model_copy(update={name: left})


SHOWN = {item.name: "run_01" for items in STAGE_ITEMS.values() for item in items}
WRITTEN = filled()
EDITABLE = sorted(
    leaf.path
    for leaf in WRITTEN.leaves()
    if leaf.value is not None and ".test_cases." not in leaf.path
)


def stage(state: SpecReadiness, wanted: Stage) -> int:
    found = state.stage(wanted)
    assert found is not None
    return found.score


def test_the_weights_of_each_stage_add_up_to_a_hundred_and_every_address_leads_somewhere() -> None:
    known = {leaf.path for leaf in WRITTEN.leaves()} | {
        leaf.path for leaf in draft(examples.brightsmile()).leaves()
    }
    general = {
        ".".join("*" if "-" in name and name[:2].isupper() else name for name in path.split("."))
        for path in known
    }

    for items in STAGE_ITEMS.values():
        assert sum(item.weight for item in items) == 100
        for item in items:
            spec_paths = [
                address.path
                for piece in item.parts
                for address in piece.addresses
                if not address.of_statement and address.path not in {"criteria", "actions"}
            ]
            assert {*spec_paths, *(item.shown_by or ())} <= general


def test_a_spec_with_everything_confirmed_and_shown_is_ready_in_every_stage() -> None:
    state = spec_readiness(WRITTEN, AGENT, evidence=SHOWN)

    later = [one for one in state.stages if one.stage is not Stage.FRAMING]
    assert [(one.score, one.holds) for one in later if one.stage is not Stage.DATA] == [
        (100, ())
    ] * 4
    assert (
        stage(state, Stage.DATA) >= 90
    )  # what stands only in the statement is said, not confirmed


def test_what_has_to_be_shown_counts_half_until_something_shows_it() -> None:
    unshown = spec_readiness(WRITTEN, AGENT)
    shown = spec_readiness(WRITTEN, AGENT, evidence={"regression": "run_01", "service": "run_02"})

    production = unshown.stage(Stage.PRODUCTION)
    assert production is not None
    assert {item.name: item.earned for item in production.items}["regression"] == 0.5
    assert stage(unshown, Stage.PRODUCTION) + 15 == stage(shown, Stage.PRODUCTION)
    assert (production.next_item, production.next_is) == ("regression", Next.SHOW)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(EDITABLE), max_size=12, unique=True), st.sampled_from(EDITABLE))
def test_losing_a_value_never_raises_a_score(gone: list[str], path: str) -> None:
    spec = WRITTEN
    for one in gone:
        spec = with_value(spec, one, "", YES)
    without = with_value(spec, path, "", YES)

    before, after = spec_readiness(spec, AGENT), spec_readiness(without, AGENT)

    assert all(stage(after, one.stage) <= one.score for one in before.stages)
    assert after.score <= before.score


# Each of these has to be complete: a phase nobody owns is better left out than kept so.
COMPLETE = {"components", "rollout.phases"}
ITEMS = [
    (section, item.id)
    for section in LISTINGS
    if section not in COMPLETE
    for item in _items(WRITTEN, section)
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ITEMS), st.data())
def test_losing_an_item_never_raises_a_score(item: tuple[str, str], data: st.DataObject) -> None:
    """Also one that says less than those beside it."""
    section, named = item
    own = [path for path in EDITABLE if path.startswith(f"{section}.{named}.")]
    spec = WRITTEN
    for one in data.draw(st.lists(st.sampled_from(own), unique=True)) if own else ():
        spec = with_value(spec, one, "", YES)
    without = _without(spec, section.split("."), named)

    before, after = spec_readiness(spec, AGENT), spec_readiness(without, AGENT)

    assert all(stage(after, one.stage) <= one.score for one in before.stages)
    assert after.score <= before.score


@settings(max_examples=40, deadline=None)
@given(statements(), st.data())
def test_a_statement_that_loses_a_fact_never_gives_a_readier_spec(
    statement: ProblemStatement, data: st.DataObject
) -> None:
    known = [path for path, field in statement.fields.items() if field.value is not None]
    paths = [path for path in known if path not in {"task.kind", "ml_fit.verdict"}]
    gone = data.draw(st.sampled_from(paths)) if paths else ""
    fields = {path: field for path, field in statement.fields.items() if path != gone}
    conflicts = tuple(one for one in statement.conflicts if one.path != gone)
    poorer = statement.model_copy(update={"fields": fields, "conflicts": conflicts})
    disputed = statement.field(gone).conflicts if gone else ()

    before = spec_readiness(draft(statement), statement)
    after = spec_readiness(draft(poorer), poorer)

    for one in before.stages:
        if one.stage is not Stage.FRAMING and not disputed:
            assert stage(after, one.stage) <= one.score


def test_an_average_would_hide_what_the_weakest_stage_shows() -> None:
    spec = with_value(WRITTEN, "data.source", "", YES)

    state = spec_readiness(spec, AGENT, evidence=SHOWN, target=Stage.OPERATION)
    average = sum(one.score for one in state.stages) / len(state.stages)

    data = state.stage(Stage.DATA)
    assert data is not None
    assert data.score == 49
    assert [(hold.reason, hold.name) for hold in data.holds] == [(Reason.MISSING, "requirements")]
    assert data.next_item == "requirements"
    assert state.score == min(one.score for one in state.stages) < average


def test_a_dispute_and_a_forbidden_practice_hold_a_stage_back() -> None:
    claims = tuple(Claim(value=value, said_by="ana", said_at=NOW) for value in ("x", "y"))
    leaf = part(WRITTEN, "data.rights")
    assert isinstance(leaf, Field)
    torn = leaf.model_copy(update={"conflicts": claims})
    disputed = WRITTEN.model_copy(update={"data": WRITTEN.data.model_copy(update={"rights": torn})})
    flag = Flag(flag="F-PROHIBITED-PRACTICE", trigger="x")
    forbidden = AGENT.model_copy(update={"flags": (flag,)})
    cleared = flag.model_copy(update={"status": FlagStatus.DISMISSED})

    assert stage(spec_readiness(disputed, AGENT, evidence=SHOWN), Stage.DATA) == 49
    assert stage(spec_readiness(WRITTEN, forbidden, evidence=SHOWN), Stage.PRODUCTION) == 49
    allowed = AGENT.model_copy(update={"flags": (cleared,)})
    assert stage(spec_readiness(WRITTEN, allowed, evidence=SHOWN), Stage.PRODUCTION) == 100


def test_an_open_error_of_the_linter_holds_its_stage_and_no_other() -> None:
    state = spec_readiness(WRITTEN, AGENT, evidence=SHOWN, findings=("S05", "L15"))

    assert stage(state, Stage.OVERSIGHT) == 69
    assert stage(state, Stage.PROTOTYPE) == 69
    assert stage(state, Stage.PRODUCTION) == 100
    assert (stage_of("S16"), stage_of("M08")) == (Stage.PRODUCTION, Stage.PROTOTYPE)


def test_three_criteria_need_their_numbers() -> None:
    statement = examples.brightsmile()
    spec = draft(statement)
    prototype = spec_readiness(spec, statement).stage(Stage.PROTOTYPE)
    settled = with_value(spec, "acceptance.AC-03.threshold", "at least 80 %", YES)
    better = spec_readiness(settled, statement).stage(Stage.PROTOTYPE)

    assert prototype is not None
    assert better is not None
    assert better.items[0].earned > prototype.items[0].earned
    assert "acceptance" not in {hold.name for hold in better.holds}


def test_an_agent_without_a_row_of_oversight_is_held_back_and_a_suggestion_is_not() -> None:
    agent = ProblemStatement(kind=Kind.AGENT_ACTIONS)
    hint = ActionHint(action="refund", quote=Quote(message_id="m1", start=0, end=6, text="refund"))
    acting = agent.model_copy(update={"actions": (hint,)})
    suggesting = ProblemStatement(
        kind=Kind.RANKING,
        fields={
            "decision.automation_level": Field(
                path="decision.automation_level", value="suggest", status=Status.STATED
            )
        },
    )

    def holds(statement: ProblemStatement) -> set[str]:
        found = spec_readiness(draft(statement), statement).stage(Stage.OVERSIGHT)
        assert found is not None
        return {hold.name for hold in found.holds}

    assert holds(agent) == {"actions"}
    assert holds(acting) == holds(suggesting) == set()


def test_without_learning_only_three_stages_count_and_nothing_of_models_is_asked() -> None:
    statement = ProblemStatement(kind=Kind.NOT_ML)

    state = spec_readiness(draft(statement), statement)

    assert [one.stage for one in state.stages] == [
        Stage.FRAMING,
        Stage.PRODUCTION,
        Stage.OPERATION,
    ]
    assert state.target is Stage.FRAMING
    names = {item.name for one in state.stages[1:] for item in one.items}
    assert names.isdisjoint({"components", "regression", "rollout", "monitors", "retraining"})
    for one in state.stages[1:]:
        assert sum(item.weight for item in one.items) == pytest.approx(100)


def test_what_is_aimed_at_follows_the_status_of_the_spec() -> None:
    approved = WRITTEN.model_copy(update={"status": SpecStatus.APPROVED})

    assert spec_readiness(WRITTEN, AGENT).target is Stage.OVERSIGHT
    assert spec_readiness(approved, AGENT).target is Stage.OPERATION


def test_the_score_and_its_colour_agree() -> None:
    for spec in (WRITTEN, draft(AGENT)):
        for one in spec_readiness(spec, AGENT).stages:
            assert (one.score < 50) == (one.colour is Colour.RED)
            assert (one.score >= 80) == (one.colour is Colour.GREEN)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_item_has_words(language: str) -> None:
    words = SPEC_READINESS_WORDS[language]

    assert set(words.items) == {item.name for items in STAGE_ITEMS.values() for item in items}
    assert set(words.stages) == set(words.targets) == set(Stage)
    assert set(words.next) == set(Next)


def test_one_line_says_how_far_it_is_and_one_next_step() -> None:
    statement = examples.brightsmile()
    state = spec_readiness(draft(statement), statement)

    assert readiness_line(state, "en") == (
        "Ready 0 of 100 to be built; weakest: data (which data is needed and where it is). "
        "Next, say what counts as true and how that is learned. "
        "Also needed to get past 49: whether the data may be used."
    )
    assert readiness_line(state, "de").startswith("Reife für den Bau: 0 von 100")
    assert stages_line(state, "fr").startswith("cadrage 42 · données 0 · ")


def test_readiness_does_not_depend_on_what_is_derived() -> None:
    bare = without_derived(WRITTEN)

    assert spec_readiness(bare, AGENT) == spec_readiness(WRITTEN, AGENT)
