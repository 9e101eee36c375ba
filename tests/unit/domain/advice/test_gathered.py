"""Evidence from what is on record: looks, verdicts and the spec; what people state comes first."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.advice.figures import Found
from bot.domain.advice.gathered import Courses, gather
from bot.domain.advice.rules import going_back, retraining
from bot.domain.advice.table import Do, Evidence, Fact
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Level
from bot.domain.drift.look import Look, Moved, Results, Sign
from bot.domain.drift.model import ColumnKind
from bot.domain.evaluation.recorded import Basis, Circumstances, RecordedVerdict, WorstSlice
from bot.domain.spec.plan.drift import DriftPlan

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def look(*signals: Signal, results: Results | None = None) -> Look:
    moved = tuple(
        Moved(
            name=f"column {number}",
            kind=ColumnKind.NUMBER,
            level=Level.LARGE,
            flagged=True,
            signs=(Sign(signal=signal, level=Level.LARGE, flagged=True),),
        )
        for number, signal in enumerate(signals)
    )
    return Look(
        id="look_1",
        source="source_1",
        spec="spec_1",
        name="payments",
        profile=1,
        since=NOW - timedelta(days=7),
        until=NOW,
        made_at=NOW,
        rows=1000,
        moved=moved,
        flagged=tuple(one.name for one in moved),
        results=results,
    )


def worse(**slices: bool) -> Results:
    return Results(
        headline={"en": "It got worse."},
        known=6,
        worse=2,
        since=date(2026, 2, 16),
        calls=True,
        slices=slices,
    )


def verdict(outcome: Outcome, **more: object) -> RecordedVerdict:
    reason = Reason.SHOWN if outcome is Outcome.PASS else Reason.REFUTED
    told: dict[str, object] = {
        "basis": Basis(run="run_1", spec="spec_1", spec_version=1, criterion="AC-01"),
        "line": "AC-01 [major] statistical: accuracy >= 0.90 n>=100",
        "critical": False,
        "outcome": outcome,
        "reason": reason,
        "sentences": {"en": "As it was judged."},
        "formula": "clopper_pearson",
        "confidence": 0.95,
        "made_at": NOW,
        "judged_at": NOW,
        **more,
    }
    return RecordedVerdict.model_validate(told)


def gathered(*looks: Look, courses: Courses | None = None, stated: Found | None = None) -> Evidence:
    found = stated or Found()
    gather(found, looks, courses or {}, DriftPlan(), "en")
    return found.evidence()


def test_moved_inputs_with_passing_verdicts_are_noted() -> None:
    evidence = gathered(look(Signal.DISTRIBUTION), courses={"AC-01": [verdict(Outcome.PASS)]})

    assert Do.NOTE is retraining(evidence).lead


def test_broken_data_come_before_worse_results() -> None:
    evidence = gathered(look(Signal.MISSING, results=worse(south=True, north=False)))

    assert Do.REPAIR is retraining(evidence).lead


def test_results_that_are_worse_in_one_slice_ask_for_cases_of_it() -> None:
    evidence = gathered(
        look(Signal.DISTRIBUTION, results=worse(**{"region=south": True, "region=north": False}))
    )

    filled = retraining(evidence)

    assert Do.COLLECT is filled.lead
    assert filled.says_train
    assert "payments, region=south" == evidence.said[Fact.IN_A_SLICE]


def test_results_that_are_worse_everywhere_on_inputs_as_before_ask_for_new_labels() -> None:
    evidence = gathered(look(results=worse(**{"region=south": True, "region=north": True})))

    assert Do.RELABEL is retraining(evidence).lead


def test_the_weakest_slice_of_a_failed_run_says_where() -> None:
    failed = verdict(
        Outcome.FAIL,
        hits=850,
        n=1000,
        worst=WorstSlice(name="region", value="south", right=60, n=150),
    )

    evidence = gathered(look(), courses={"AC-01": [failed]})

    assert evidence.of(Fact.IN_A_SLICE)
    assert Do.COLLECT is retraining(evidence).lead


def test_another_model_is_a_release() -> None:
    old = verdict(Outcome.PASS, circumstances=Circumstances(model="a-1", prompt="x"))
    new = verdict(Outcome.FAIL, circumstances=Circumstances(model="a-2", prompt="x"))

    changed = gathered(look(), courses={"AC-01": [old, new]})
    same = gathered(look(), courses={"AC-01": [old, old]})

    assert Do.TREAT_AS_RELEASE is retraining(changed).lead
    assert "a-1 → a-2" == changed.said[Fact.MODEL_CHANGED]
    assert same.of(Fact.MODEL_CHANGED) is False


def test_a_violation_sends_back_whatever_labels_say() -> None:
    broken = verdict(Outcome.FAIL, reason=Reason.VIOLATED, critical=True)

    assert Do.GO_BACK is going_back(gathered(courses={"AC-02": [broken]})).lead


def test_what_people_state_is_kept_over_what_is_on_record() -> None:
    stated = Found()
    stated.note(Fact.BROKEN, True, "the export was cut")  # noqa: FBT003  # as somebody said

    evidence = gathered(look(Signal.DISTRIBUTION), stated=stated)

    assert evidence.of(Fact.BROKEN)
    assert "the export was cut" == evidence.said[Fact.BROKEN]


def test_nothing_on_record_is_nothing_known() -> None:
    evidence = gathered()

    assert {Fact.CHALLENGER: False} == dict(evidence.known)
    assert retraining(evidence).lead is None
