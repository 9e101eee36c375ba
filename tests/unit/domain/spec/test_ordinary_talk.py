"""What people say beside a spec about tools, customers and delays sets nothing in it."""

import pytest

from bot.domain.spec.sentence import heard_in
from tests.unit.domain.spec.told import drafted

_TALK = {
    "en": (
        "Everyone is told about the delay",
        "Who is responsible for labelling?",
        "The tool answers for most of the delay",
        "The old system is responsible for testing",
        "The customers are informed",
        "Start with 5 % more staff, then 25 % fewer calls",
        "When it is down, customers complain",
        "A look takes 5 minutes too long",
        "People review 90 % of hotels",
        "People check 40 % of restaurants before booking",
        "If it is down, call me",
        "when the system is down, please let us know",
    ),
    "fr": (
        "Personne n'est informé du retard",
        "Le logiciel est responsable des tests",
        "Les clients sont informés",
        "Quand il tombe en panne, les clients se plaignent",
        "Des personnes examinent 90 % des hôtels",
        "S'il est en panne, appelle-moi",
        "si ça tombe en panne, appelez-nous",
        "si elle est en panne, il faut m'appeler",
    ),
    "de": (
        "Niemand wird informiert",
        "Das Werkzeug ist verantwortlich für die Tests",
        "Die Kunden werden informiert",
        "Wenn es ausfällt, beschweren sich die Kunden",
        "Menschen prüfen 90 % der Hotels",
        "Wenn es ausfällt, ruf mich an",
        "falls es ausfällt, rufen Sie uns an",
        "wenn das System steht, sag mir Bescheid",
    ),
}


@pytest.mark.parametrize(
    ("language", "said"), [(language, one) for language, said in _TALK.items() for one in said]
)
def test_ordinary_talk_sets_nothing(language: str, said: str) -> None:
    heard = heard_in(said, drafted(language=language))

    assert [(one.item, one.text) for one in heard.wishes] == []
