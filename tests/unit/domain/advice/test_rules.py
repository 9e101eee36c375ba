"""Decision tables: every row of them, and that moved data alone train nothing."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.advice.rules import TABLES, going_back, plateau, retraining
from bot.domain.advice.table import TRAINS, Do, Evidence, Fact, Standing

Known = Mapping[Fact, bool]
SOUND: dict[Fact, bool] = {
    Fact.BROKEN: False,
    Fact.CHALLENGER: False,
    Fact.LABELS_DISAGREE: False,
    Fact.MODEL_CHANGED: False,
}
PASS: dict[Fact, bool] = {Fact.PASSES: True, Fact.FAILS: False}
FAIL: dict[Fact, bool] = {Fact.PASSES: False, Fact.FAILS: True}
OPEN: dict[Fact, bool] = {Fact.PASSES: False, Fact.FAILS: False}
CALM: dict[Fact, bool] = dict.fromkeys(
    (Fact.VIOLATED, Fact.CRITICAL_FAILED, Fact.INCIDENT, Fact.CAP_TWICE, Fact.STOP), False
)


@pytest.mark.parametrize(
    ("known", "do"),
    [
        ({Fact.BROKEN: True, **FAIL, Fact.DRIFTED: True}, Do.REPAIR),
        ({**SOUND, Fact.MODEL_CHANGED: True, **FAIL}, Do.TREAT_AS_RELEASE),
        ({**SOUND, Fact.LABELS_DISAGREE: True, **FAIL}, Do.MEND_GUIDELINE),
        ({**SOUND, Fact.DRIFTED: True, **PASS}, Do.NOTE),
        ({**SOUND, Fact.DRIFTED: True, **OPEN}, Do.LABEL),
        ({**SOUND, Fact.DRIFTED: True, **FAIL, Fact.IN_A_SLICE: True, Fact.EVERYWHERE: False}, Do.COLLECT),
        ({**SOUND, Fact.DRIFTED: False, **FAIL, Fact.IN_A_SLICE: False, Fact.EVERYWHERE: True}, Do.RELABEL),
        ({**SOUND, Fact.DRIFTED: True, **FAIL}, Do.FIND_WHERE),
        ({**SOUND, Fact.DRIFTED: False, **PASS}, Do.NOTHING),
        ({**SOUND, Fact.CHALLENGER: True, Fact.CHALLENGER_BETTER: True}, Do.PROMOTE),
        ({**SOUND, Fact.CHALLENGER: True, Fact.CHALLENGER_BETTER: False}, Do.KEEP),
        ({}, None),
    ],
)  # fmt: skip
def test_every_row_of_retraining(known: Known, do: Do | None) -> None:
    filled = retraining(Evidence(known))

    assert do is filled.lead
    assert (do in TRAINS) is filled.says_train


@given(st.dictionaries(st.sampled_from(Fact), st.booleans()))
def test_nothing_is_trained_unless_labels_say_that_it_fails_and_data_are_sound(
    known: dict[Fact, bool],
) -> None:
    """Whatever else is known or not: drift alone is never enough, nor is it ever needed."""
    filled = retraining(Evidence(known))

    if filled.says_train:
        assert known[Fact.FAILS]
        assert known[Fact.BROKEN] is False
        without: dict[Fact, bool] = {
            fact: holds for fact, holds in known.items() if fact is not Fact.FAILS
        }
        assert not retraining(Evidence(without)).says_train
        assert not retraining(Evidence(known | {Fact.FAILS: False})).says_train


@given(st.dictionaries(st.sampled_from(Fact), st.booleans()), st.sampled_from(sorted(TABLES)))
def test_what_is_advised_holds_and_what_is_missing_is_unknown(
    known: dict[Fact, bool], decision: str
) -> None:
    filled = next(fill for name, fill in TABLES.items() if name == decision)(Evidence(known))

    for row in filled.rows:
        seen = [known.get(fact) for fact, _ in row.rule.needs]
        if row.standing is Standing.HOLDS:
            assert [wanted for _, wanted in row.rule.needs] == seen
    assert all(fact not in known for fact in filled.missing)


@pytest.mark.parametrize("fact", CALM)
def test_each_sign_alone_sends_back_at_once(fact: Fact) -> None:
    assert Do.GO_BACK is going_back(Evidence({fact: True})).lead


@pytest.mark.parametrize(
    ("known", "do"),
    [
        ({**CALM, Fact.FAILS: True}, Do.DEGRADE),
        ({**CALM, Fact.FAILS: False}, Do.GO_ON),
        ({Fact.FAILS: False}, None),  # nobody knows whether something happened
    ],
)
def test_less_is_done_before_going_back_where_nothing_happened(known: Known, do: Do | None) -> None:
    assert do is going_back(Evidence(known)).lead


@pytest.mark.parametrize(
    ("known", "do"),
    [
        ({Fact.FLOOR_PASSES: True, Fact.VALUE_BELOW_COST: True}, Do.SHIP),
        (
            {Fact.FLOOR_PASSES: False, Fact.CONFIDENT_PASSES: True, Fact.QUEUE_TAKES_REST: True},
            Do.PARTIAL,
        ),
        ({Fact.AT_CEILING: True}, Do.STOP_TUNING),
        ({Fact.CURVE_RISES: True}, Do.BUY_LABELS),
        ({Fact.CURVE_FLAT: True, Fact.INFORMATION_MISSING: True}, Do.NEW_DATA),
        ({Fact.TASK_AMBIGUOUS: True}, Do.CLARIFY),
        ({Fact.CRITICAL_IN_A_SLICE: True}, Do.EXCLUDE),
    ],
)
def test_every_row_of_a_plateau(known: Known, do: Do) -> None:
    assert do is plateau(Evidence(known)).lead


def test_giving_up_is_advised_only_where_everything_else_is_known_not_to_hold() -> None:
    """Control: with the same time spent, and one thing unknown, it is not."""
    no: dict[Fact, bool] = dict.fromkeys(
        (
            Fact.FLOOR_PASSES, Fact.CONFIDENT_PASSES, Fact.AT_CEILING, Fact.CURVE_RISES,
            Fact.CURVE_FLAT, Fact.TASK_AMBIGUOUS, Fact.CRITICAL_IN_A_SLICE,
        ),
        False,
    )  # fmt: skip
    spent: dict[Fact, bool] = {**no, Fact.TIME_SPENT: True}

    assert Do.GIVE_UP is plateau(Evidence(spent)).lead
    unknown: dict[Fact, bool] = {
        fact: holds for fact, holds in spent.items() if fact is not Fact.AT_CEILING
    }
    assert plateau(Evidence(unknown)).lead is None
    assert (Fact.AT_CEILING,) == plateau(Evidence(unknown)).missing


def test_one_figure_never_answers() -> None:
    """85 %, and stuck: without what it is held against, nothing is advised."""
    assert plateau(Evidence({Fact.FLOOR_PASSES: True})).lead is None
    assert plateau(Evidence({Fact.FLOOR_PASSES: False})).lead is None
