"""The plans of a spec: proposals marked as such, figures only from people, and what is wrong with them."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from bot.domain.framing.flag import Flag
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Field, Moment, Quantity, Quote, Status, value_text
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part, with_value
from bot.domain.spec.follow import settled
from bot.domain.spec.form import filled_in, inputs_of, parts_of, remarkable
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import Component, ComponentName, is_pinned, retires_early
from bot.domain.spec.plan.confidence import Band, ConfidencePolicy, tile
from bot.domain.spec.plan.drift import Layer
from bot.domain.spec.plan.evaluation import Trigger, triggers_for
from bot.domain.spec.plan.generative import GENERATIVE_RISKS
from bot.domain.spec.plan.question import PLAN_QUESTIONS
from bot.domain.spec.plan.raci import (
    Letter,
    Part,
    RaciFault,
    RaciPlan,
    Role,
    split_findings,
    team_findings,
)
from bot.domain.spec.plan.rollout import LIMITED_PHASES, PhaseName
from bot.domain.spec.plan.team import team_counts
from bot.domain.spec.section import RiskSource
from tests.unit.domain.spec import examples

LEARNED = [kind for kind in Kind if kind is not Kind.NOT_ML]
DONE = Field(path="x", value="x", status=Status.STATED)


def draft(statement: ProblemStatement) -> AISpec:
    return draft_spec(statement, ps_id="ps_1", ps_version=1)


def stated(path: str, text: str, value: object = None) -> Field:
    quote = Quote(message_id="m1", start=0, end=len(text), text=text)
    return Field.model_validate(
        {"path": path, "value": value or text, "status": Status.STATED, "quotes": (quote,)}
    )


def told(
    *fields: Field, kind: Kind = Kind.BINARY_CLASSIFICATION, flags: tuple[str, ...] = ()
) -> AISpec:
    return draft(
        ProblemStatement(
            kind=kind,
            fields={field.path: field for field in fields},
            flags=tuple(Flag(flag=flag, trigger="x") for flag in flags),
        )
    )


@pytest.mark.parametrize("kind", LEARNED)
def test_whatever_a_plan_holds_without_a_word_from_anybody_is_a_proposal_with_its_reason(
    kind: Kind,
) -> None:
    spec = told(kind=kind)

    assert {leaf.status for leaf in spec.leaves()} <= {Status.ASSUMED, Status.UNKNOWN}
    assert all(leaf.rationale for leaf in spec.having(Status.ASSUMED))
    assert spec.rollout.phases
    assert spec.drift.monitors
    assert spec.raci.rows
    assert len(spec.options) >= 2
    assert [option.simplest for option in spec.options].count(True) == 1


def test_without_learning_there_is_nothing_to_roll_out_or_to_watch() -> None:
    for spec in (told(kind=Kind.NOT_ML), draft(ProblemStatement())):
        plans = (spec.rollout.phases, spec.drift.monitors, spec.raci.rows, spec.options)
        assert plans == ((), (), (), ())
        assert (spec.components, spec.measures, spec.limitations) == ((), (), ())


def test_every_open_leaf_of_a_plan_has_the_question_that_settles_it() -> None:
    asked = {
        leaf.ask for kind in LEARNED for leaf in told(kind=kind).leaves()
        if leaf.value is None and leaf.ask and leaf.ask.startswith("P-")
    }  # fmt: skip

    assert asked <= set(PLAN_QUESTIONS)
    assert set(PLAN_QUESTIONS) - {"P-E03", "P-L01"} <= asked
    assert all(question.text.endswith("?") for question in PLAN_QUESTIONS.values())


def test_a_phase_ends_on_criteria_of_this_spec_and_a_small_group_comes_first() -> None:
    spec = draft(examples.brightsmile())
    ids = {criterion.id for criterion in spec.acceptance}

    assert [phase.name for phase in spec.rollout.phases] == list(PhaseName)
    assert {phase.name for phase in spec.rollout.phases} >= LIMITED_PHASES
    for phase in spec.rollout.phases:
        assert phase.exit_on
        assert set(phase.exit_on) <= ids
    internal = next(p for p in spec.rollout.phases if p.name is PhaseName.INTERNAL)
    assert internal.stricter_by == 1
    held = {c.id for c in spec.acceptance if c.kind is CriterionKind.INVARIANT}
    assert set(internal.held) == held


def test_data_protection_is_on_the_list_only_where_data_of_people_is() -> None:
    names = [check.name for check in told(flags=("F-PERSONAL-DATA",)).rollout.checklist]

    assert "data_protection" in names
    assert "data_protection" not in [check.name for check in told().rollout.checklist]


def test_a_change_of_anything_that_can_change_the_answers_is_tested_again() -> None:
    assert Trigger.PROMPT in triggers_for(Kind.RAG_QA)
    assert {Trigger.INDEX, Trigger.CHUNKING} <= set(triggers_for(Kind.RAG_QA))
    assert Trigger.TOOL in triggers_for(Kind.AGENT_ACTIONS)
    assert Trigger.PROMPT not in triggers_for(Kind.REGRESSION)
    assert {Trigger.MODEL, Trigger.THRESHOLD} <= set(triggers_for(Kind.REGRESSION))


def band(low: float, high: float) -> Band:
    return Band(id="BA-01", low=low, high=high, action=DONE)


def test_bands_cover_everything_once() -> None:
    assert tile((band(0.6, 1), band(0, 0.6)))
    assert not tile((band(0, 0.5), band(0.6, 1)))
    assert not tile((band(0, 0.6), band(0.5, 1)))
    assert not tile((band(0, 0.9),))
    with pytest.raises(ValueError, match="without gap or overlap"):
        ConfidencePolicy(bands=(band(0, 0.5), band(0.6, 1)))


def test_a_limit_of_confidence_comes_from_what_was_said_and_from_nothing_else() -> None:
    words = "below a confidence of 60 % the desk decides"
    spec = told(stated("task.no_answer", words))
    silent = told(stated("task.no_answer", "60 % of them go to the desk"))
    two = told(stated("task.no_answer", "confidence under 30 % nothing, under 60 % the desk"))

    assert [(one.low, one.high) for one in spec.confidence.bands] == [(0.0, 0.6), (0.6, 1.0)]
    assert spec.confidence.bands[0].action.quotes[0].text == words
    assert silent.confidence.bands == two.confidence.bands == ()


def test_each_task_has_one_who_answers_for_it_and_nobody_too_many() -> None:
    plan = draft(examples.brightsmile()).raci
    faults = {finding.fault for finding in split_findings(plan, high_impact=False)}

    assert len(plan.rows) == 19
    assert faults <= {RaciFault.NO_PERSON}


def test_what_is_wrong_with_a_split_is_named() -> None:
    plan = told().raci
    goal, *others = plan.rows
    nobody = goal.model_copy(update={"parts": (Part(role=Role.UX, letters=(Letter.INFORMED,)),)})
    everything = tuple(
        row.model_copy(
            update={
                "parts": (Part(role=Role.UX, letters=(Letter.ACCOUNTABLE, Letter.RESPONSIBLE)),)
            }
        )
        for row in plan.rows
    )

    first = split_findings(RaciPlan(rows=(nobody, *others)), high_impact=False)[:2]
    alone = split_findings(RaciPlan(rows=everything), high_impact=True)

    assert [one.fault for one in first] == [
        RaciFault.NOT_ONE_ACCOUNTABLE,
        RaciFault.NOBODY_RESPONSIBLE,
    ]
    assert {one.fault for one in alone} == {
        RaciFault.LEGAL_ABSENT,
        RaciFault.NO_PERSON,
        RaciFault.OVERLOADED,
    }


def test_legal_is_asked_where_a_risk_asks_for_it() -> None:
    flagged = told(flags=("F-CREDIT",)).raci

    assert RaciFault.LEGAL_ABSENT not in {
        one.fault for one in split_findings(flagged, high_impact=True)
    }
    assert RaciFault.LEGAL_ABSENT in {
        one.fault for one in split_findings(told().raci, high_impact=True)
    }


@pytest.mark.parametrize(
    ("language", "words", "counts"),
    [
        ("en", "1 DS, 0 MLE", {"data_scientist": 1, "ml_engineer": 0}),
        ("en", "two data scientists and an ML engineer", {"data_scientist": 2, "ml_engineer": 1}),
        ("en", "3 data scientists, no data engineer", {"data_scientist": 3, "data_engineer": 0}),
        ("de", "zwei Data Scientists, kein ML-Ingenieur", {"data_scientist": 2, "ml_engineer": 0}),
        ("fr", "deux data scientists, pas d'ingénieur ML", {"data_scientist": 2, "ml_engineer": 0}),
        ("en", "a good team", {}),
    ],
)
def test_a_team_is_counted_as_it_was_told(
    language: str, words: str, counts: dict[str, int]
) -> None:
    assert team_counts(words, language) == counts


def test_a_team_that_cannot_run_what_it_builds_is_noticed() -> None:
    def faults(words: str, kind: Kind) -> set[RaciFault]:
        return {one.fault for one in team_findings(words, kind)}

    assert faults("one data scientist", Kind.RANKING) == {RaciFault.NO_ENGINEER}
    assert faults("3 data scientists, 1 data engineer", Kind.RANKING) == {
        RaciFault.FEW_DATA_ENGINEERS
    }
    assert faults("1 ML engineer", Kind.AGENT_ACTIONS) == {
        RaciFault.NO_SECURITY,
        RaciFault.NO_EXPERT,
    }
    assert faults("", Kind.AGENT_ACTIONS) == set()


def test_a_part_is_pinned_by_a_version_that_cannot_move() -> None:
    def part(version: str, gone: str | None = None) -> Component:
        retired = Moment(text=gone, iso=gone) if gone else None
        return Component(
            id="CM-01",
            name=ComponentName.MODEL,
            version=Field(path="v", value=version, status=Status.STATED),
            retired_on=Field(path="r", value=retired, status=Status.STATED) if gone else None,
        )

    launch = date(2026, 12, 1)

    assert is_pinned(part("gpt-5.1-2026-08-07"))
    assert not is_pinned(part("latest"))
    assert not is_pinned(part(""))
    assert retires_early(part("x", "2027-05-31"), launch)
    assert not retires_early(part("x", "2027-06-03"), launch)
    assert not retires_early(part("x"), launch)


def test_money_is_worked_out_from_stated_figures_alone() -> None:
    price = Quantity(value=2, unit="EUR", text="2 €")
    volume = Quantity(value=300, text="300 a day", period="day")
    both = told(
        stated("constraints.cost_per_unit", "2 €", price),
        stated("decision.frequency", "300 a day", volume),
    )
    guessed = Field(
        path="decision.frequency", value=volume, status=Status.ASSUMED, rationale="a guess"
    )

    assert value_text(both.cost.running.value) == "600 EUR / day"
    assert both.cost.running.derived_from == "2 × 300"  # noqa: RUF001
    assert (
        told(guessed, stated("constraints.cost_per_unit", "2 €", price)).cost.running.value is None
    )


def test_clauses_come_with_the_risks_that_bring_them_in_and_stay_open() -> None:
    credit = told(flags=("F-CREDIT",)).compliance
    writing = told(kind=Kind.LLM_GENERATION, flags=("F-PUBLIC-OUTPUT",)).compliance

    assert told().compliance == ()
    assert {"Article 9", "Article 14", "Annex A"} <= {row.clause for row in credit}
    assert {row.from_day for row in credit if row.clause == "Article 14"} == {date(2027, 12, 2)}
    assert [row.clause for row in writing] == ["Article 50", "the twelve risks"]
    assert {row.status.value for row in (*credit, *writing)} == {"open"}


def test_the_published_risks_are_gone_through_where_something_is_written() -> None:
    assert len(GENERATIVE_RISKS) == 12
    for kind in LEARNED:
        listed = [risk for risk in told(kind=kind).risks if risk.source is RiskSource.LIST]
        assert len(listed) == (12 if kind in LANGUAGE_MODEL_KINDS else 0)


def test_what_is_watched_covers_inputs_outputs_and_results() -> None:
    for kind in LEARNED:
        layers = {monitor.layer for monitor in told(kind=kind).drift.monitors}
        assert layers >= {Layer.DATA_DRIFT, Layer.PREDICTION_DRIFT, Layer.PERFORMANCE}


def test_a_queue_is_named_as_soon_as_an_action_waits_for_people() -> None:
    assert [queue.id for queue in draft(examples.refund_agent()).operation.queues] == ["QU-01"]
    assert told().operation.queues == ()


@pytest.mark.parametrize("kind", LEARNED)
def test_every_leaf_stands_where_its_path_says(kind: Kind) -> None:
    spec = told(
        stated("task.no_answer", "under a confidence of 60 % a person decides"),
        stated("task.actions", "refund the customer", ("refund the customer",)),
        kind=kind,
        flags=("F-CREDIT", "F-PERSONAL-DATA"),
    )

    for leaf in spec.leaves():
        if ".test_cases." not in leaf.path:
            assert part(spec, leaf.path) is leaf


def test_oversight_follows_what_people_say_of_an_action() -> None:
    statement = ProblemStatement(
        kind=Kind.AGENT_ACTIONS,
        fields={"task.actions": stated("task.actions", "frobnicate", ("frobnicate",))},
    )
    spec = draft(statement)
    by = Confirmation(by="ana", at=datetime(2026, 11, 26, tzinfo=UTC), message_id="m2")
    milder = with_value(spec, "oversight.OV-01.reversibility", "r1", by)
    milder = with_value(milder, "oversight.OV-01.blast", "B0", by)
    renamed = with_value(spec, "oversight.OV-01.action", "delete the customer's file", by)

    def floor(changed: AISpec) -> str | None:
        return settled(changed, statement).oversight[0].floor

    assert (floor(spec), floor(milder), floor(renamed)) == ("dual_approve", "auto", "approve")
    reason = settled(milder, statement).oversight[0].floor_reason
    assert reason == "It acts on its own: one click undoes it and it stays inside."


def test_people_can_write_every_plan_in_a_form() -> None:
    spec = draft(examples.refund_agent())
    pages = {page.address: page for page in parts_of(spec)}
    by = Confirmation(by="ana", at=datetime(2026, 11, 26, tzinfo=UTC), message_id="m2")

    sections = Counter(address.partition(".")[0] for address in pages)
    assert max(sections.values()) <= 100  # what a menu of Slack holds
    assert len(remarkable(spec)) <= 100
    assert {"raci.holders", "rollout.phases", "drift.monitors", "components"} <= set(pages)
    assert not pages["raci.holders"].removable
    assert pages["refusals.RF-01"].removable
    owner = inputs_of(spec, "raci.holders")[1]
    named = filled_in(spec, "raci.holders", {owner.address: "Ines"}, by)
    leaf = part(named, owner.address)

    assert owner.name == "Product owner: who holds it"
    assert isinstance(leaf, Field)
    assert (leaf.value, leaf.confirmed) == ("Ines", by)


def test_a_plan_that_does_not_apply_has_no_page() -> None:
    pages = {page.address for page in parts_of(told(kind=Kind.NOT_ML))}

    assert pages.isdisjoint({"rollout.phases", "evaluation.dataset", "raci.holders"})


@pytest.mark.parametrize(
    ("written", "early"),
    [("2027-01-15", True), ("15 January, i.e. 2027-01-15", True), ("2028-01-15", False),
     ("2027-06-31", False), ("next year", False)],
)  # fmt: skip
def test_the_day_a_provider_withdraws_a_part_counts_as_it_is_written_in_the_form(
    written: str, *, early: bool
) -> None:
    spec = draft(examples.refund_agent())
    by = Confirmation(by="ana", at=datetime(2026, 11, 26, tzinfo=UTC), message_id="m2")
    spec = with_value(spec, "components.CM-01.retired_on", written, by)

    assert early is retires_early(spec.components[0], date(2026, 12, 1))
