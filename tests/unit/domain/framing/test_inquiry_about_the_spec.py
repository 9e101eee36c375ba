"""Telling what people ask about the way to a spec from what they say about the world."""

import pytest

from bot.domain.framing.inquiry import Inquiry, inquiry_in
from bot.domain.framing.inquiry_spec_words import CASES, ITEM, OPEN, RESULTS
from bot.domain.spec.listing import LISTINGS

ASKED = {
    Inquiry.OPEN: """
what do you not know yet? | what's missing? | What is still open? | are we ready? | how ready is it?
who has to sign? | who still needs to sign off? | status | what's next? | Que manque-t-il ?
Où en est-on ? | qui doit signer ? | Was fehlt noch? | was weißt du noch nicht? | Wie geht es weiter?
""",
    Inquiry.ITEM: """
explain AC-01 | can you explain AC-01? | What does AC-01 mean? | what is OV-02 about? | show me RK-01 | why AC-02?
what does AC 1 say? | Explique-moi AC-01 | peux-tu expliquer AC-01 ? | Que veut dire AC-01 ? | C'est quoi GR-01 ?
Erkläre AC-01 | kannst du mir AC-01 erklären? | Was bedeutet AC-01? | Zeig mir PH-02 | Remit, was steht in BR-01?
""",
    Inquiry.CASES: """
how many cases do I need to test the 98 %? | How many more test cases do we need? | how many cases for AC-01?
are 100 cases enough for 98 %? | what sample size do we need? | Combien de cas faut-il pour montrer 95 % ?
100 cas suffisent-ils pour 98 % ? | Wie viele Fälle brauchen wir, um 95 % zu zeigen? | Reichen 100 Fälle für 98 %?
""",
    Inquiry.RESULTS: """
how are we doing? | did it pass? | can we ship it? | can we go live now? | show me the latest results
peut-on mettre en production ? | Montre-moi les derniers résultats | Können wir live gehen? | Zeig mir die Ergebnisse
""",
    Inquiry.RETRAIN: """
should we retrain? | Should we retrain the model now? | do we need to train it again? | is drift a reason to retrain?
does the model need retraining? | Faut-il réentraîner le modèle ? | Sollen wir neu trainieren?
""",
    Inquiry.ROLLBACK: """
should we roll back? | should we go back to the previous version? | Faut-il revenir en arrière ? | Sollen wir zurückgehen?
""",
    Inquiry.PLATEAU: """
is 85 % good enough? | we are stuck at 85 %, what now? | it does not get better | 85 % est-ce suffisant ?
Es wird nicht besser, was nun? | sind 85 % gut genug?
""",
}
SENTENCES = [
    (inquiry, sentence.strip())
    for inquiry, text in ASKED.items()
    for line in text.strip().splitlines()
    for sentence in line.split("|")
]


@pytest.mark.parametrize(("inquiry", "sentence"), SENTENCES)
def test_a_question_about_what_a_thread_has_come_to_is_understood(
    inquiry: Inquiry, sentence: str
) -> None:
    asked = inquiry_in(sentence)

    assert asked
    assert (inquiry, True) == (asked.inquiry, asked.sure)


@pytest.mark.parametrize(
    "sentence",
    [
        "what is missing in our onboarding is a guide", "how many documents do we get a month?",
        "how many cases of fraud do we have per month?", "how many tests fail every week",
        "can we launch a churn model for our customers?", "what do we need a model for?",
        "how many documents do we have for the archive?", "wie viele Dokumente bekommen wir im Monat?",
        "combien de dossiers recevons-nous par mois ?", "who signs our contracts?",
        "what does AI 2 mean for us?", "show me the 12 clinics", "why no 5 of them",
        "should we train our people again?", "we retrain our staff every year", "is 85 % of the staff good enough",
    ],
)  # fmt: skip
def test_what_is_about_the_world_belongs_to_the_goal(sentence: str) -> None:
    assert inquiry_in(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "about", "n", "language"),
    [
        ("how many cases do I need to test the 98 %?", "the 98 %", None, "en"),
        ("are 1,200 cases enough for AC-02?", "ac-02", 1200, "en"),
        ("100 cas suffisent-ils pour 98 % ?", "98 %", 100, "fr"),
        ("Reichen 1.200 Fälle für 98 %?", "98 %", 1200, "de"),
        ("how many cases do we need?", "", None, "en"),
    ],
)
def test_a_question_for_cases_keeps_what_it_names(
    sentence: str, about: str, n: int | None, language: str
) -> None:
    asked = inquiry_in(sentence)

    assert asked
    assert (about, n, language) == (asked.about, asked.n, asked.language)


def test_every_language_has_each_kind_of_question() -> None:
    for table in (OPEN, ITEM, CASES, RESULTS):
        assert ["de", "en", "fr"] == sorted(table)
        assert all(table.values())


@pytest.mark.parametrize("prefix", LISTINGS.values())
def test_an_item_of_any_list_can_be_asked_about_by_its_number(prefix: str) -> None:
    asked = inquiry_in(f"what does {prefix}-03 mean?")

    assert asked
    assert (Inquiry.ITEM, f"{prefix.lower()}-03") == (asked.inquiry, asked.about)
