"""What mistakes cost: from stated figures alone, or the one figure that is missing, and how to say it."""

import re
from fractions import Fraction

import pytest

from bot.domain.export.brief import brief
from bot.domain.formula import evaluate
from bot.domain.spec.expected_cost import ExpectedCost, expected_cost
from bot.domain.spec.expected_cost_words import COST_WORDS
from bot.domain.spec.explained import explained
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec.told import GOALS, changed, drafted, read, version

SAID = {
    "en": (
        "the base rate is 2 %",
        "A false alarm costs 3 €, a miss costs 60 to 80 €",
        "precision at least 60 % and recall at least 80 %",
    ),
    "fr": (
        "le taux de base est de 2 %",
        "une fausse alerte coûte 3 €, un cas manqué coûte 80 €",
        "précision d'au moins 60 % et rappel d'au moins 80 %",
    ),
    "de": (
        "die Grundrate ist 2 %",
        "ein Fehlalarm kostet 3 €, ein übersehener Fall kostet 80 €",
        "Precision mindestens 60 % und Recall mindestens 80 %",
    ),
}


def of(language: str, *without: int) -> AISpec:
    said = [text for at, text in enumerate(SAID[language]) if at not in without]
    return drafted(*said, language=language)


def test_the_sum_is_what_the_shares_and_the_prices_come_to() -> None:
    found = expected_cost(of("en"))

    assert found
    base, precision, recall = Fraction(2, 100), Fraction(6, 10), Fraction(8, 10)
    missed, flagged = 1000 * base * (1 - recall), 1000 * base * recall / precision
    alarms = flagged * (1 - precision)
    ends = [float(missed * price + alarms * 3) for price in (60, 80)]
    assert ends == pytest.approx([evaluate(one) for one in found.formulas])
    assert found.told == (
        "Expected cost per 1,000 decisions: misses 240–320 EUR + false alarms 32 EUR = 270–350 EUR."  # noqa: RUF001
    )
    assert any("building and running it are not counted" in one for one in found.assumed)
    assert "today" in found.today


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_it_is_told_in_the_language_of_the_spec_with_what_it_assumes(language: str) -> None:
    found = expected_cost(of(language))

    assert found
    assert found.told.startswith(COST_WORDS[language]["sum without"].partition("{")[0])
    assert "{" not in "".join((found.told, *found.assumed, found.today))


@pytest.mark.parametrize(
    ("language", "look", "seen", "today"),
    [
        ("en", "a look costs 4 €", "people look at 5 % of the cases", "today's cost: 1 € per case"),
        ("fr", "un examen coûte 4 €", "des personnes examinent 5 % des cas", "coût actuel : 1 € par cas"),
        ("de", "eine Prüfung kostet 4 €", "Menschen prüfen 5 % der Fälle", "heutige Kosten: 1 € pro Fall"),
    ],
)  # fmt: skip
def test_the_work_of_people_is_counted_once_its_price_and_share_are_said(
    language: str, look: str, seen: str, today: str
) -> None:
    spec = of(language)
    priced = expected_cost(changed(spec, look))
    counted = expected_cost(changed(spec, look, seen, today))
    uncounted = expected_cost(changed(spec, today))

    assert priced
    assert counted
    assert uncounted
    assert "200" not in priced.told
    assert "200 EUR" in counted.told  # 50 looks at 4 €
    assert evaluate(counted.formulas[-1]) == pytest.approx(evaluate(priced.formulas[-1]) + 200)
    words = COST_WORDS[language]
    assert counted.today.endswith(words["today less"].partition("}")[2])
    assert uncounted.today.endswith(words["today part"].partition("}")[2])


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(("at", "missing"), [(0, ("base",)), (2, ("precision", "recall"))])
def test_what_is_missing_is_named_once_with_a_sentence_that_settles_it(
    language: str, at: int, missing: tuple[str, ...]
) -> None:
    spec = of(language, at)

    found = expected_cost(spec)

    assert found
    assert found.missing == missing
    words = COST_WORDS[language]
    said = words[f"{missing[0]} say"]
    assert said in found.told
    assert all(words[f"{name} is"] in found.told for name in missing)
    assert 1 == as_markdown(version(spec), {}).count(said)
    kept = [text for n, text in enumerate(SAID[language]) if n != at]
    now = expected_cost(drafted(*kept, said, language=language))
    assert now
    assert missing[0] not in now.missing  # the example is understood


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(
    ("name", "path"), [("Miss", "task.cost_fn"), ("False alarm", "task.cost_fp")]
)
def test_the_sentences_that_price_a_mistake_are_understood(
    language: str, name: str, path: str
) -> None:
    statement = read(GOALS[language], COST_WORDS[language][f"{name} say"])

    assert statement.known(path)


def test_nothing_is_said_where_nobody_put_a_price_on_a_mistake() -> None:
    assert expected_cost(of("en", 1)) is None
    assert expected_cost(drafted()) is None
    minutes = drafted(*SAID["en"][::2], "A wrong alarm costs us three minutes.")
    assert expected_cost(minutes) is None


_TWO = {
    "en": ("A false alarm costs 3 €, a miss costs $80", "two currencies"),
    "fr": ("une fausse alerte coûte 3 €, un cas manqué coûte 80 $", "deux monnaies"),
    "de": ("ein Fehlalarm kostet 3 €, ein übersehener Fall kostet 80 $", "zwei Währungen"),
}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_two_currencies_are_not_added_and_that_is_the_reason_given(language: str) -> None:
    first, _, last = SAID[language]
    costs, reason = _TWO[language]
    spec = drafted(first, costs, last, language=language)

    found = expected_cost(spec)

    assert found
    assert reason in found.told
    assert "80 USD" in found.told
    assert "3 EUR" in found.told
    assert () == found.formulas
    assert reason in re.sub(r"\\", "", brief(version(spec), {}))
    bare = expected_cost(drafted(costs, language=language))
    assert bare
    assert reason in bare.told


def test_a_look_or_todays_way_in_another_currency_is_said_to_be_left_out() -> None:
    spec = changed(
        of("en"), "a look costs $4", "people look at 5 % of the cases", "today's cost: $1 per case"
    )

    found = expected_cost(spec)

    assert found
    assert "people's work" not in found.told
    assert any(
        "a look costs 4 USD, which is another currency: say it in EUR" in one
        for one in found.assumed
    )
    assert "costs 1,000 USD, which is another currency" in found.today


def test_the_brief_has_the_sum_and_an_item_has_its_formula() -> None:
    spec = of("en")
    page = brief(version(spec), {})
    found = expected_cost(spec)
    recall = next(one.id for one in spec.acceptance if "recall" in str(one.text.value))

    assert found
    assert found.told in re.sub(r"\\", "", page)
    assert found.formulas[0] not in page
    for about in (recall, "ER-01"):
        item = explained(spec, about)
        assert item
        assert found.told in item.cost
        assert any(found.formulas[0] in note for note in item.cost)
    other = explained(spec, spec.risks[0].id)
    assert other
    assert () == other.cost


def test_no_sum_counts_more_false_alarms_than_there_are_cases_that_are_not_real() -> None:
    prices = "A false alarm costs 3 €, a miss costs 60 €"

    def found(precision: str) -> ExpectedCost | None:
        bars = f"precision at least {precision} and recall at least 50 %"
        return expected_cost(drafted("the base rate is 20 %", prices, bars))

    assert found("10 %") is None  # 900 false alarms among 800
    assert found("12 %") is not None
