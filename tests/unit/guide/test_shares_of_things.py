"""What a share measures is read from what happens to it; a goal that only points back is put into its words."""

import re

import pytest

from bot.domain.provenance import Status, value_text
from tests.unit.guide.conversations import read, said

_SHARES = [
    ("Our team answers 4,000 emails a week and 30 % are sent to the wrong team first. Can AI route them? I want that under 10 % by March.",
     "emails sent to the wrong team first", "Fewer emails sent to the wrong team first"),
    ("30 % of our parcels arrive late. We want 10 % by June.",
     "parcels that arrive late", "Fewer parcels that arrive late"),
    ("We get 600 claims a day, 22 % have to be read twice. Could AI read them? Goal: 5 %.",
     "claims that have to be read twice", "Fewer claims that have to be read twice"),
    ("Only 60 % of tickets are solved on first contact. I want 80 % by summer.",
     "tickets solved on first contact", "More tickets solved on first contact"),
    ("2 % of emails lead to an order now, we would like 4 %.",
     "emails that lead to an order", "More emails that lead to an order"),
    ("30 % des mails partent au mauvais service. On veut passer sous 10 % d'ici mars. L'IA peut les trier ?",
     "mails qui partent au mauvais service", "Moins de mails qui partent au mauvais service"),
    ("Nous recevons 600 dossiers par jour, 22 % sont renvoyés pour pièces manquantes. Objectif : 5 %.",
     "dossiers renvoyés pour pièces manquantes", "Moins de dossiers renvoyés pour pièces manquantes"),
    ("30 % der Mails landen beim falschen Team. Wir wollen unter 10 % bis März. Kann KI sie sortieren?",
     "Mails, die beim falschen Team landen", "Weniger Mails, die beim falschen Team landen"),
    ("Wir bekommen 600 Anträge am Tag, 22 % müssen zweimal gelesen werden. Ziel: 5 %.",
     "Anträge, die zweimal gelesen werden müssen", "Weniger Anträge, die zweimal gelesen werden müssen"),
    ("Our shop ships 900 orders a day and 4 % are returned because of the wrong size. I want 2 % by May.",
     "orders returned", "Fewer orders returned"),
    ("20 % of applications are rejected by mistake. We'd like 5 %.",
     "applications rejected by mistake", "Fewer applications rejected by mistake"),
    ("35 % of my time goes into writing reports. I want 10 %.",
     "time that goes into writing reports", "Less time that goes into writing reports"),
    ("We have 300 suppliers and 20 % are late. Target: 5 % by December.",
     "suppliers that are late", "Fewer suppliers that are late"),
    ("30 % of the incoming emails are urgent. We want 10 %.",
     "incoming emails that are urgent", "Fewer incoming emails that are urgent"),
    ("5 % of machines break down each month. Can AI predict that? Target 2 %.",
     "machines that break down", "Fewer machines that break down"),
    ("Nous expédions 900 colis par jour et 4 % reviennent. On vise 2 %.",
     "colis qui reviennent", "Moins de colis qui reviennent"),
    ("15 % de nos clients nous quittent chaque année. On veut 10 %.",
     "clients qui nous quittent", "Moins de clients qui nous quittent"),
    ("40 % des appels concernent des mots de passe. Objectif : 10 %.",
     "appels qui concernent des mots de passe", "Moins d'appels qui concernent des mots de passe"),
    ("5 % der Maschinen fallen jeden Monat aus. Ziel: 2 %.",
     "Maschinen, die ausfallen", "Weniger Maschinen, die ausfallen"),
    ("Wir verschicken 900 Pakete am Tag, 4 % kommen zurück. Ziel: 2 %.",
     "Pakete, die zurückkommen", "Weniger Pakete, die zurückkommen"),
    ("30 % der eingehenden Mails werden zu spät gelesen. Ziel: 5 %.",
     "eingehende Mails, die zu spät gelesen werden", "Weniger eingehende Mails, die zu spät gelesen werden"),
]  # fmt: skip


_MORE_SHARES = [
    ("15 % des produits n'ont pas de description. On veut 3 %.",
     "produits qui n'ont pas de description", "Moins de produits qui n'ont pas de description"),
    ("18 % der Angebote gehen mit falschem Preis raus. Ziel: 3 %.",
     "Angebote, die mit falschem Preis rausgehen", "Weniger Angebote, die mit falschem Preis rausgehen"),
    ("70 % der Anrufe werden von Hand bearbeitet. Wir wollen 30 %.",
     "Anrufe, die von Hand bearbeitet werden", "Weniger Anrufe, die von Hand bearbeitet werden"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "metric", "goal"), [*_SHARES, *_MORE_SHARES])
def test_a_share_measures_what_happens_to_its_things(line: str, metric: str, goal: str) -> None:
    statement = read(said(("ana", line)))

    for path, words in (("business_goal.metric", metric), ("business_goal.statement", goal)):
        field = statement.field(path)
        assert (field.value, field.status) == (words, Status.INFERRED)
        assert field.quotes
    baseline = value_text(statement.field("business_goal.baseline").value)
    assert baseline.startswith(re.findall(r"\d+ %", line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "We stand at 30 %. 30 % is too much, we want 10 %.",
        "We want 10 %. 30 % is our figure today.",
        "On est à 30 %. 30 % c'est trop, on veut 10 %.",
        "Wir sind bei 30 %. 30 % ist zu viel, wir wollen 10 %.",
        "Wir wollen bis Jahresende unter 10 % kommen.",
        "We are at 30 %. 10 % is achievable, we want 10 %.",
        "We have 600 claims. 30 % is expected. We want 8 %.",
        "On a 600 dossiers. 10 % est exigé par le contrat. On veut 8 %.",
        "Wir haben 600 Anträge. 10 % sind branchenüblich. Wir wollen 8 %.",
    ],
)
def test_how_high_a_share_is_names_nothing(line: str) -> None:
    assert not read(said(("ana", line))).known("business_goal.metric")


def test_what_only_points_back_is_no_name_of_things() -> None:
    statement = read(said(("ana", "50 % of them are duplicates. We want 10 %.")))

    assert value_text(statement.field("business_goal.metric").value) == "duplicates"
    assert not statement.known("business_goal.statement")


@pytest.mark.parametrize(
    "line",
    [
        "10 % of the time the agent is wrong. We want 2 %.",
        "30 % of what we write is never read. We want 10 %.",
        "45 % of our calls take longer than 10 minutes. We want 20 %.",
        "5 % of all transactions are fraudulent. We want to catch 90 % of them.",
    ],
)
def test_no_goal_is_made_of_half_a_sentence_or_of_what_is_to_be_caught(line: str) -> None:
    assert not read(said(("ana", line))).known("business_goal.statement")


def test_a_goal_that_says_what_it_is_about_stays_in_its_own_words() -> None:
    line = "30 % of our parcels arrive late. We want to reduce the waiting time at the depot. Target: 10 %."

    statement = read(said(("ana", line)))

    assert value_text(statement.field("business_goal.statement").value) == (
        "reduce the waiting time at the depot"
    )


def test_what_people_wait_for_is_no_task() -> None:
    statement = read(
        said(("ana", "I want a chatbot for HR questions, people wait 3 days for an answer."))
    )

    assert not statement.known("business_goal.statement")


def test_a_title_does_not_end_where_a_number_was_cut_off() -> None:
    statement = read(said(("ana", "Could you predict which pumps fail in the next 30 days?")))

    assert statement.title == "Predict which pumps fail in the next 30 days"
