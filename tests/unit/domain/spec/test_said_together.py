"""Several things in one sentence: what is clear is set, what is not is asked, and nothing is lost between them."""

import pytest

from bot.domain.spec.canonical import canonical
from bot.domain.spec.change import diff
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.explained import explained
from bot.domain.spec.reading import without_numbers
from bot.domain.spec.saying import told
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.wished import Wish
from tests.unit.domain.spec.told import changed, drafted
from tests.unit.guide.conversations import read, said


@pytest.mark.parametrize(
    ("language", "sentence", "last"),
    [
        ("en", "set the threshold to 95 % and start with 5 % in shadow, then 25 %, then everybody", "everybody"),
        ("fr", "mets le seuil à 95 % et commence avec 5 % en parallèle, puis 25 %, puis tout le monde", "tout le monde"),
        ("de", "setze die Schwelle auf 95 % und starte mit 5 % im Schatten, dann 25 %, dann alle", "alle"),
    ],
)  # fmt: skip
def test_a_threshold_that_may_be_several_is_asked_and_the_stages_are_set(
    language: str, sentence: str, last: str
) -> None:
    heard = heard_in(sentence, drafted(language=language))

    threshold, *stages = heard.wishes
    assert (threshold.wish, threshold.item) == (Wish.THRESHOLD, None)
    assert len(threshold.choices) > 1
    assert [(one.item, one.text) for one in stages] == [
        ("rollout.phases.PH-01.share", "5 %"),
        ("rollout.phases.PH-04.share", "25 %"),
        ("rollout.phases.PH-05.share", last),
    ]
    assert heard.rest == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ana is accountable, Leo builds it, tell Priya"),
        ("en", "Ana is accountable, Leo builds it and let Priya know"),
        ("fr", "Ana est responsable, Leo le construit, préviens Priya"),
        ("de", "Ana ist verantwortlich, Leo baut es, informiert Priya"),
    ],
)
def test_whoever_is_to_be_told_is_kept_beside_the_others(language: str, sentence: str) -> None:
    heard = heard_in(sentence, drafted(language=language))

    found = {one.item: one.text for one in heard.wishes}
    assert found["raci.accountable"] == found["owner"] == "Ana"
    assert found["raci.informed"] == "Priya"
    assert "Leo" in found.values()
    assert heard.rest == ()


def test_telling_somebody_something_is_no_part_of_the_split() -> None:
    assert heard_in("tell Priya we meet at five", drafted()).wishes == ()


def test_a_measure_of_ones_own_keeps_its_whole_name_and_its_limit_stands_once() -> None:
    statement = read(
        said(("ana", "30 % of our parcels arrive late. We want less than 10 % by June."))
    )
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)

    metric = canonical(spec.acceptance[0], "en").criterion.metric
    found = explained(spec, "AC-01")

    assert metric == "custom:parcels_that_arrive_late"
    assert found is not None
    labels = dict(found.said)
    assert "10 %" in labels.values()
    assert list(labels.values()).count("10 %") == 1
    assert "at most" in labels.values()


def test_a_criterion_goes_by_no_number_that_was_changed_since() -> None:
    before = drafted("precision of at least 80 %")
    (one,) = (each for each in before.acceptance if "80 %" in each.title)

    after = changed(before, f"set {one.id} to at least 85 %")

    (same,) = (each for each in after.acceptance if each.id == one.id)
    assert same.title == "precision"


@pytest.mark.parametrize(
    ("words", "unit", "left"),
    [
        ("recall must be at least 92 %", "%", "recall"),
        ("précision d'au moins 90 %", "%", "précision"),
        ("Genauigkeit von mindestens 90 %", "%", "Genauigkeit"),
        ("p95 latency under 2 s", "s", "p95 latency"),
        ("90 % of answers are right", "%", "answers are right"),
        ("top 3 accuracy of 90 %", "%", "top 3 accuracy"),
    ],
)
def test_what_a_demand_is_about_stays_without_how_much(words: str, unit: str, left: str) -> None:
    assert without_numbers(words, unit) == left


@pytest.mark.parametrize(
    ("language", "assumed"), [("en", "assumed"), ("fr", "supposé"), ("de", "angenommen")]
)
def test_that_somebody_said_what_was_assumed_is_shown(language: str, assumed: str) -> None:
    before = drafted(language=language)
    (limited,) = (one for one in before.rollout.phases if one.share.value == "25 %")

    after = changed(before, f"{limited.id} share: 25 %")

    assert [(f"25 % ({assumed})", "25 %")] == [
        (one.before, one.after) for one in told(diff(before, after), language)
    ]
