"""What running it takes, said without naming a field; what only sounds like it is left alone."""

import pytest

from bot.domain.export.brief import brief
from bot.domain.provenance import Quantity
from bot.domain.spec.in_operation import in_operation, looks_told, outage_told, period_of
from bot.domain.spec.running_sentence import told_of_running
from tests.unit.domain.spec.told import changed, drafted, version

UPTIME = {
    "en": "It must be up 99.5 % of the time.",
    "fr": "Il doit fonctionner 99,5 % du temps.",
    "de": "Es muss 99,5 % der Zeit laufen.",
}
DOWN = {
    "en": "when it is down, the desk calls from the list",
    "fr": "quand il est en panne, l'accueil appelle la liste",
    "de": "bei einem Ausfall ruft der Empfang nach Liste an",
}


@pytest.mark.parametrize(
    "said",
    [
        "a wrong call costs 3 €",  # a mistake, told of the problem
        "a call costs us a lot",
        "the review takes place on 5 May",
        "retraining takes courage",
        "people look at the cases",
        "when it is done, tell me",
        "a look at the numbers costs nothing",
        "a call takes 5 minutes too long",
        "the call costs 4 € per minute",
        "a visit costs 200 € to the patient",
        "a call costs us 4 € and we make 300 a day",
        "un appel coûte 4 € au client",
        "ein Anruf kostet den Kunden 4 €",
        "retraining needs 2 days notice: tell Ana",
        "when it is down, we lose 4,000 € an hour",
        "when it fails, customers get angry",
        "si le système est en panne, on perd 400 € par heure",
        "bei einem Ausfall verlieren wir 400 € pro Stunde",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(said: str) -> None:
    assert [] == list(told_of_running(said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a call costs us between 3 and 5 €", "between 3 and 5 €"),
        ("a look costs 4 € per call", "4 € per call"),
        ("a look costs 4.50 EUR", "4.50 EUR"),
        ("a call takes 2.5 minutes", "2.5 minutes"),
        ("un examen coûte environ 4 € par cas", "environ 4 € par cas"),
        ("eine Prüfung kostet im Schnitt 4 € je Fall", "im Schnitt 4 € je Fall"),
        ("retraining takes two to three weeks", "two to three weeks"),
        ("when it is down, staff answer by hand so that nobody waits", "staff answer by hand so that nobody waits"),
    ],
)  # fmt: skip
def test_a_figure_may_be_about_so_much_for_each_case(said: str, told: str) -> None:
    assert [told] == [text for _, text in told_of_running(said)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "people look at 5 % of the payments"),
        ("en", "people look at 5 % of transactions"),
        ("en", "people review 5 % of what it flags"),
        ("en", "people check 5 %"),
        ("fr", "des personnes examinent 5 % des paiements"),
        ("fr", "des personnes examinent 5 % des cas signalés"),
        ("de", "Menschen prüfen 5 % der Zahlungen"),
        ("de", "Menschen prüfen 5 % der gemeldeten Fälle"),
    ],
)
def test_the_share_people_look_at_is_of_the_cases_of_this_system(language: str, said: str) -> None:
    assert "5 %" == changed(drafted(language=language), said).cost.looked_at.value


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("when it is down, customers call us", "customers call us"),
        ("when it is down, call the hotline", "call the hotline"),
        ("if it is down, let us use the list", "let us use the list"),
        ("quand il est en panne, les clients nous appellent", "les clients nous appellent"),
        ("wenn es ausfällt, antworten wir von Hand", "antworten wir von Hand"),
    ],
)
def test_what_is_done_in_an_outage_may_be_about_whoever_speaks(said: str, told: str) -> None:
    assert [("service.fallback", told)] == list(told_of_running(said))


@pytest.mark.parametrize("said", ["A call takes 5 minutes and costs 4 €.", "a call costs 4 €"])
def test_the_cost_of_a_call_reaches_the_spec_also_when_it_was_told_before_drafting(
    said: str,
) -> None:
    before, after = drafted(said).cost, changed(drafted(), said).cost

    for cost in (before, after):
        assert cost.look_price.quotes
        assert "4 €" in str(cost.look_price.value)
    assert "5 minutes" == after.human_minutes.value or "minutes" not in said


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_an_outage_is_told_in_hours_with_what_is_done_meanwhile(language: str) -> None:
    spec = drafted(UPTIME[language], language=language)
    agreed = changed(spec, DOWN[language])

    told = outage_told(agreed)

    hours = "3.6" if language == "en" else "3,6"
    assert hours in told
    assert ("43.8" if language == "en" else "43,8") in told
    assert str(agreed.service.fallback.value) in told
    assert str(agreed.service.fallback.value) not in outage_told(spec)
    assert told in in_operation(agreed)
    assert hours in brief(version(agreed), {})
    assert "" == outage_told(drafted(language=language))


@pytest.mark.parametrize(
    ("language", "volume", "look", "seen"),
    [
        ("en", "There are about 40,000 payments a day.", "a look takes 5 minutes", "people look at 5 % of the cases"),
        ("fr", "Il y a environ 40 000 paiements par jour.", "un examen prend 5 minutes", "des personnes examinent 5 % des cas"),
        ("de", "Es gibt etwa 40.000 Zahlungen am Tag.", "eine Prüfung dauert 5 Minuten", "Menschen prüfen 5 % der Fälle"),
    ],
)  # fmt: skip
def test_the_work_of_people_is_told_in_hours_once_all_three_figures_are_said(
    language: str, volume: str, look: str, seen: str
) -> None:
    spec = drafted(volume, language=language)

    told = looks_told(changed(spec, look, seen))

    assert "170" in told  # 40,000 × 5 % × 5 ÷ 60 = 167, in two significant figures  # noqa: RUF003
    assert "" == looks_told(changed(spec, look))
    assert "" == looks_told(changed(drafted(language=language), look, seen))


@pytest.mark.parametrize(
    ("volume", "period"),
    [
        ("2,000 per 8-hour day", "day"),
        ("4,000 emails a week", "week"),
        ("12 a day in the busy hours", "day"),
        ("50 cases/day", "day"),
        ("600 dossiers par jour", "day"),
        ("300 am Tag", "day"),
        ("20 in Stunden", "hour"),
        ("900 in a busy hour of a bad day", "hour"),
        ("on some days 40 hours", ""),
    ],
)
def test_a_volume_is_of_the_time_it_is_told_for(volume: str, period: str) -> None:
    assert period == period_of(Quantity(value=1, unit="", text=volume))
