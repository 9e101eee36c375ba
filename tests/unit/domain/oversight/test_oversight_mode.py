"""The oversight an action needs: the table, its laws, and what a signed decision may loosen."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.criterion.interval import exact_upper
from bot.domain.oversight.explanation import explained
from bot.domain.oversight.mode import ActionFacts, Computed, compute_mode, lowered
from bot.domain.oversight.scale import Blast, OversightMode, Reversibility, matrix
from bot.domain.oversight.step import (
    REVIEWED_IN_A_ROW,
    Evidence,
    Floor,
    Lack,
    StepDown,
    StepUp,
    is_new,
    lacks,
)
from bot.domain.oversight.wording import OVERSIGHT_WORDS

TODAY = date(2026, 11, 26)
PROVEN = Evidence(reviewed_in_a_row=299, catch_rate=0.9, undo_drill_on=TODAY)
SIGNED = StepDown(signed_by=("ana", "leo"), signed_on=TODAY, evidence=PROVEN)
facts = st.builds(
    ActionFacts,
    reversibility=st.none() | st.sampled_from(Reversibility),
    blast=st.none() | st.sampled_from(Blast),
    step_ups=st.frozensets(st.sampled_from(StepUp)),
    floors=st.frozensets(st.sampled_from(Floor)),
)
step_downs = st.sampled_from([None, SIGNED])


def mode(known: ActionFacts, step_down: StepDown | None = None) -> OversightMode:
    computed = compute_mode(known)
    return (lowered(computed, step_down, TODAY) if step_down else computed).mode


def test_the_table_is_the_policy() -> None:
    rows = [[matrix(r, b).value for b in Blast] for r in Reversibility]

    assert rows == [
        ["auto", "auto", "notify", "approve"],
        ["auto", "notify", "approve", "approve"],
        ["notify", "approve", "approve", "dual_approve"],
        ["approve", "approve", "dual_approve", "refuse"],
    ]


@settings(max_examples=100, deadline=None)
@given(facts, step_downs, st.sampled_from(Reversibility), st.sampled_from(Blast))
def test_a_harder_undo_or_a_wider_reach_never_weakens_the_mode(
    known: ActionFacts, step_down: StepDown | None, reversibility: Reversibility, blast: Blast
) -> None:
    before = ActionFacts(reversibility=known.reversibility, blast=known.blast)
    worse = known.model_copy(
        update={
            "reversibility": max(
                compute_mode(before).reversibility, reversibility, key=lambda r: r.rank
            ),
            "blast": max(compute_mode(before).blast, blast, key=lambda b: b.rank),
        }
    )

    assert mode(worse, step_down).rank >= mode(known, step_down).rank


@settings(max_examples=100, deadline=None)
@given(facts, step_downs, st.sampled_from(StepUp), st.sampled_from(Floor))
def test_one_more_reason_for_care_never_weakens_the_mode(
    known: ActionFacts, step_down: StepDown | None, step: StepUp, floor: Floor
) -> None:
    raised = known.model_copy(update={"step_ups": known.step_ups | {step}})
    held = known.model_copy(update={"floors": known.floors | {floor}})

    assert mode(raised, step_down).rank >= mode(known, step_down).rank
    assert mode(held, step_down).rank >= mode(known, step_down).rank


@settings(max_examples=100, deadline=None)
@given(facts)
def test_a_signed_decision_takes_back_one_step_and_never_goes_below_a_floor(
    known: ActionFacts,
) -> None:
    strict, loose = mode(known), mode(known, SIGNED)

    assert strict.rank - 1 <= loose.rank <= strict.rank
    assert all(loose.rank >= floor.mode.rank for floor in known.floors)


def test_what_nobody_said_counts_as_the_worst_that_is_plausible_and_is_said_to() -> None:
    computed = compute_mode(ActionFacts())

    assert (computed.reversibility, computed.blast) == (Reversibility.R3, Blast.B2)
    assert not computed.complete
    assert explained(computed, "en") == (
        "Two people approve first: nobody said whether it can be undone, so it counts as final "
        "and nobody said whom it reaches, so it counts as many."
    )


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"signed_by": ("ana", "ana")}, Lack.SIGNATURE),
        ({"signed_on": TODAY - timedelta(days=91)}, Lack.EXPIRED),
        ({"signed_on": TODAY + timedelta(days=1)}, Lack.EXPIRED),
        ({"evidence": PROVEN.model_copy(update={"reviewed_in_a_row": 298})}, Lack.RECORD),
        ({"evidence": PROVEN.model_copy(update={"critical_overrides": 1})}, Lack.RECORD),
        ({"evidence": PROVEN.model_copy(update={"catch_rate": 0.89})}, Lack.CATCH_RATE),
        ({"evidence": PROVEN.model_copy(update={"undo_drill_on": None})}, Lack.UNDO_DRILL),
    ],
)
def test_a_decision_without_all_of_its_evidence_loosens_nothing(
    change: dict[str, object], missing: Lack
) -> None:
    known = ActionFacts(reversibility=Reversibility.R2, blast=Blast.B1)
    unproven = SIGNED.model_copy(update=change)

    assert lacks(SIGNED, TODAY) == ()
    assert lacks(unproven, TODAY) == (missing,)
    assert (mode(known, SIGNED), mode(known, unproven)) == (
        OversightMode.NOTIFY,
        OversightMode.APPROVE,
    )


def test_the_record_that_is_asked_for_shows_at_most_one_in_a_hundred() -> None:
    upper = exact_upper(0, REVIEWED_IN_A_ROW)

    assert upper <= 0.01 < exact_upper(0, REVIEWED_IN_A_ROW - 1)


def test_a_phase_is_new_until_both_the_days_and_the_actions_are_there() -> None:
    assert (is_new(29, 500), is_new(30, 199), is_new(30, 200)) == (True, True, False)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_mode_and_reason_has_words(language: str) -> None:
    words = OVERSIGHT_WORDS[language]

    assert set(words.modes) == set(OversightMode)
    assert set(words.least) == {floor.mode for floor in Floor}
    assert set(words.reversibility) == set(Reversibility)
    assert set(words.blast) == set(Blast)
    assert set(words.step_ups) == set(StepUp)
    assert set(words.floors) == set(Floor)


def test_the_sentence_names_every_reason_once() -> None:
    known = ActionFacts(
        reversibility=Reversibility.R1,
        blast=Blast.B0,
        step_ups=frozenset({StepUp.NEW_ROLLOUT, StepUp.DRIFT_ALARM}),
    )
    floored = ActionFacts(
        reversibility=Reversibility.R1, blast=Blast.B1, floors=frozenset({Floor.PAYEE_CHANGE})
    )

    assert explained(compute_mode(known), "en") == (
        "A person approves first: one click undoes it and it stays inside; "
        "2 steps stricter because it is new and a drift alarm is open."
    )
    assert explained(lowered(compute_mode(known), SIGNED, TODAY), "de") == (
        "Das System handelt und sagt jemandem Bescheid: ein Klick macht es rückgängig, und es "
        "bleibt im Haus; 2 Stufen strenger, denn es ist neu und ein Drift-Alarm ist offen; eine "
        "Stufe lockerer durch eine Entscheidung, die ana und leo unterschrieben haben."
    )
    assert explained(compute_mode(floored), "fr") == (
        "Deux personnes approuvent d'abord : un clic l'annule et cela touche une personne ou un "
        "dossier à l'extérieur ; jamais sans deux approbations car cela change qui est payé."
    )


def test_a_floor_that_changes_nothing_is_not_given_as_the_reason() -> None:
    known = ActionFacts(
        reversibility=Reversibility.R3,
        blast=Blast.B2,
        floors=frozenset({Floor.EFFECT_ON_PERSON}),
    )

    computed: Computed = compute_mode(known)

    assert (computed.mode, computed.floors) == (OversightMode.DUAL_APPROVE, ())
