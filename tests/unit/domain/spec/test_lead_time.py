"""Training again in steps: as they were said, added up, and asked for where only all of it was told."""

import pytest

from bot.domain.spec.edit import part, with_value
from bot.domain.spec.form import inputs_of
from bot.domain.spec.lead_time import lead_time
from bot.domain.spec.lead_time_words import LEAD_WORDS
from tests.unit.domain.spec.test_spec_change import BY
from tests.unit.domain.spec.told import changed, drafted

SAID = {
    "en": "retraining takes {0}: 5 days to collect, a week to label, 2 days training, 3 days testing, then a staged release",
    "fr": "le réentraînement prend {0} : 5 jours pour collecter, une semaine pour étiqueter, 2 jours d'entraînement, "
    "3 jours de test, puis une mise en service par étapes",
    "de": "Das Nachtrainieren dauert {0}: 5 Tage sammeln, eine Woche beschriften, 2 Tage trainieren, 3 Tage testen, "
    "dann stufenweise Freigabe",
}
WEEKS = {"en": ("three weeks", "two weeks"), "fr": ("trois semaines", "deux semaines"), "de": ("drei Wochen", "zwei Wochen")}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_sentence_fills_the_steps_and_they_are_told_as_one_sum(language: str) -> None:
    spec = changed(drafted(language=language), SAID[language].format(WEEKS[language][0]))

    plan, found = spec.drift.retraining, lead_time(spec)

    steps = (plan.collect, plan.label, plan.train, plan.test, plan.release)
    assert all(step.value and step.quotes for step in steps)
    assert found
    assert found.told.casefold().count(WEEKS[language][0].casefold()) == 1
    assert LEAD_WORDS[language]["collect"] in found.told
    assert (
        "" == found.wrong == found.asked
    )  # 17 of 21 days, or 15 of 15 at work; the release has the rest


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_steps_that_take_longer_than_all_of_it_are_an_open_item(language: str) -> None:
    spec = changed(drafted(language=language), SAID[language].format(WEEKS[language][1]))

    found = lead_time(spec)

    assert found
    assert "3–5" in found.wrong  # noqa: RUF001  # 17 of 14 days, or 15 of 10 at work
    (item,) = [one for one in spec.open_items if one.question == found.wrong]
    assert not item.blocking
    assert item.next_step == LEAD_WORDS[language]["next"]


def test_time_nobody_explained_is_named_once_every_step_has_its_length() -> None:
    spec = changed(
        drafted(), SAID["en"].format("two months").replace("a staged release", "1 day for release")
    )

    found = lead_time(spec)

    assert found
    assert "unexplained" in found.wrong


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_where_only_all_of_it_was_told_the_steps_are_asked_for_and_none_is_invented(
    language: str,
) -> None:
    spec = changed(
        drafted(language=language), SAID[language].format(WEEKS[language][0]).split(":")[0].strip()
    )

    found = lead_time(spec)

    assert found
    assert "" == found.told == found.skipped
    (item,) = [one for one in spec.open_items if one.question == found.asked]
    assert not item.blocking
    sentence = LEAD_WORDS[language]["next"]
    example = sentence[sentence.index(":") + 1 :].strip(" “”«»„.\u202f\u00a0")
    understood = lead_time(changed(spec, example))
    assert understood
    assert understood.told  # what is proposed to say is understood
    assert "" == understood.wrong


def test_nothing_is_asked_before_anybody_spoke_of_it() -> None:
    assert lead_time(drafted()) is None


def test_skipping_the_test_risks_what_the_stated_criteria_are_about() -> None:
    held = drafted("precision at least 60 % and recall at least 80 %")
    without = changed(drafted(), "retraining takes three weeks: 5 days to collect, 3 days testing")
    both = changed(held, "retraining takes three weeks: 5 days to collect, 3 days testing")

    bare, found = lead_time(without), lead_time(both)

    assert bare
    assert found
    ids = [one.id for one in held.acceptance if not one.to_be_agreed and one.kind == "statistical"]
    assert "Skipping the test saves 3 days" in found.skipped
    assert all(one in found.skipped for one in ids[:1])
    assert not any(
        one in bare.skipped for one in ids if one not in {a.id for a in without.acceptance}
    )


def test_the_form_of_training_again_asks_for_every_step() -> None:
    spec = drafted()
    asked = {one.address.rpartition(".")[2] for one in inputs_of(spec, "drift.retraining")}

    assert {"collect", "label", "train", "test", "release", "lead_time"} <= asked
    filled = with_value(spec, "drift.retraining.test", "3 days", BY)
    assert "3 days" == part(filled, "drift.retraining.test").value  # type: ignore[attr-defined]
