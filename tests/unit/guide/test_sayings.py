"""Facts told in passing, in three languages: each sentence, what it states, and what it does not."""

import pytest

from bot.domain.framing.field import FIELDS
from bot.domain.provenance import Status, value_text
from bot.llm.guide.lexicon import LANGUAGES, lexicon
from tests.unit.guide.conversations import read, said

TOLD = [
    ("Claire from finance owns the budget.", "business_goal.sponsor", "Claire"),
    ("Maria signs off.", "owner", "Maria"),
    ("I'm the sponsor, Tom owns it", "owner", "Tom"),
    ("I'm the sponsor, Tom owns it", "business_goal.sponsor", "@ana"),
    ("Head of HR, Ruth, is accountable", "owner", "Ruth"),
    ("the budget is 40k max", "constraints.budget", "40k"),
    ("Patient data has to stay in the EU.", "constraints.residency", "stay in the EU"),
    ("we only keep applicant data for 6 months", "constraints.retention", "6 months"),
    ("the score has to come back in 300 ms", "constraints.latency", "300 ms"),
    ("budget is 0.05 $ per answer at most", "constraints.cost_per_unit", "0.05"),
    ("Customers write in English, German and Dutch.", "constraints.languages", "Dutch"),
    ("explanations for each decline are needed", "constraints.explainability", "explanations"),
    ("it was biased against women over 50", "risk.groups", "women over 50"),
    ("halving it would be worth ~700k", "business_goal.value_of_target", "700k"),
    ("If it doesn't know it should hand over.", "task.no_answer", "hand over"),
    ("An invented dose would be a catastrophe.", "task.critical_errors", "invented dose"),
    ("All appointments are stored in Dentrix", "data.source", "Dentrix"),
    ("only warehouse and driver jobs, not office", "business_goal.population", "driver jobs"),
    ("undergrads only, for now", "business_goal.population", "undergrads"),
    ("advisors can talk to 15 students a week", "decision.capacity", "15 students a week"),
    ("advisors can talk to 15 students a week", "decision.actor", "advisors"),
    ("queues are billing, access and infra", "task.output", "billing, access and infra"),
    ("dropped out = not re-enrolled by october", "business_goal.definition", "not re-enrolled"),
    ("a miss is worse than a double booking", "task.cost_fn", "worse than a double booking"),
    ("Nur Eigentumswohnungen im Kanton Zürich", "business_goal.population", "Eigentumswohnungen"),
    ("Die Technik schafft fünf Einsätze pro Schicht", "decision.capacity", "fünf"),
    ("Uniquement les clients particuliers.", "business_goal.population", "clients particuliers"),
    ("les actes sont tous sur le serveur", "data.source", "serveur"),
    ("Verantwortlich ist Dr. Weber, das Budget sind 60 T€.", "owner", "Dr. Weber"),
    ("Verantwortlich ist Dr. Weber, das Budget sind 60 T€.", "constraints.budget", "60 T€"),
    ("Verantwortlich bin ich.", "owner", "@ana"),
    ("Sponsorin ist Frau Dr. Albers.", "business_goal.sponsor", "Frau Dr. Albers"),
    ("Die Daten müssen auf eigenen Servern bleiben.", "constraints.residency", "eigenen Servern"),
    ("Alkohol darf nie empfohlen werden.", "task.refusals", "Alkohol"),
    ("Sprachen: Deutsch, Englisch und Polnisch", "constraints.languages", "Polnisch"),
    ("Die Messwerte liegen seit 2022 im PI-System.", "data.source", "PI-System"),
    ("C'est Sophie Martin qui valide.", "owner", "Sophie Martin"),
    ("Sponsor : Hélène Roy, le budget est de 25 k€.", "business_goal.sponsor", "Hélène Roy"),
    ("Sponsor : Hélène Roy, le budget est de 25 k€.", "constraints.budget", "25 k€"),
    ("Les données doivent rester en France.", "constraints.residency", "rester en France"),
    ("Tout est dans Salesforce depuis 2019, nos contrats.", "data.volume", "depuis 2019"),
    ("Un client perdu, c'est 180 € de marge.", "task.cost_fn", "180 €"),
    ("Un appel pour rien coûte 6 €.", "task.cost_fp", "6 €"),
    ("Each empty chair costs 120 euros.", "task.cost_fn", "120 euros"),
    ("Ein unnötiger Einsatz kostet uns 90 €.", "task.cost_fp", "90 €"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "path", "words"), TOLD)
def test_a_fact_told_in_passing_is_kept_with_its_words(line: str, path: str, words: str) -> None:
    field = read(said(("ana", line))).field(path)
    assert field.status is Status.STATED
    assert words in value_text(field.value)
    assert all(quote.text in line for quote in field.quotes)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("only if it works", "business_goal.population"),
        ("only 20 a day", "business_goal.population"),
        ("we only want to inform people", "business_goal.population"),
        ("we get 300 calls a day", "decision.capacity"),
        ("we pay 5 bucks a month per person", "decision.capacity"),
        ("runner = person who drives the bag", "business_goal.definition"),
        ("Nur wenn es klappt", "business_goal.population"),
        ("seulement si ça marche", "business_goal.population"),
        ("who signs off?", "owner"),
        ("nobody owns this", "owner"),
        ("The doctor signs every letter", "owner"),
        ("the handbook, owned by Petra, is old", "owner"),
        ("Should Maria sign it off?", "owner"),
        ("we have no budget yet", "constraints.budget"),
        ("budget is tight, 3 people left", "constraints.budget"),
        ("our budget grew by 8 %", "constraints.budget"),
        ("start with the sales roles in Germany", "constraints.residency"),
        ("the German team will help", "constraints.languages"),
        ("if Claire owned the budget we would be done", "business_goal.sponsor"),
        ("it took 300 ms of my life", "constraints.latency"),
        ("each call costs us 3 €", "task.cost_fn"),
        ("see you in Dentrix on Monday", "data.source"),
        ("we talked about it since 2021", "data.volume"),
        ("Wer ist verantwortlich?", "owner"),
        ("Niemand ist verantwortlich", "owner"),
        ("Das Budget steigt um 8 %", "constraints.budget"),
        ("Qui valide ?", "owner"),
        ("Personne n'est responsable", "owner"),
        ("On mange en France ce soir", "constraints.residency"),
    ],
)
def test_what_only_looks_like_a_fact_is_left_alone(line: str, path: str) -> None:
    assert not read(said(("ana", line))).known(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_saying_fills_a_field_and_has_words_to_look_for(language: str) -> None:
    ways = lexicon(language).sayings
    assert len(ways) > 40
    assert all(way.path in FIELDS and way.words for way in ways)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Leo is accountable for incidents.", ""),
        ("Leo is in charge of labelling.", ""),
        ("Leo is accountable for this.", "Leo"),
        ("Ana est responsable des incidents.", ""),
        ("Ana est responsable du projet.", "Ana"),
        ("Leo ist verantwortlich für Störungen.", ""),
        ("Leo ist verantwortlich für das Projekt.", "Leo"),
    ],
)
def test_who_answers_for_one_task_does_not_own_the_goal(text: str, owner: str) -> None:
    assert owner == value_text(read(said(("ana", text))).field("owner").value)
