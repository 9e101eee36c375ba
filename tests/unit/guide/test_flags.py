"""Flags are raised by what a conversation touches, and not by a word that means something else."""

import pytest

from tests.unit.guide.conversations import read, said


def flags(text: str) -> set[str]:
    return {flag.flag for flag in read(said(("ana", text))).flags}


TOUCHED = (
    ("they just click approve two hundred times a day", "F-AUTOMATION-BIAS"),
    ("la chef valide en masse le vendredi soir", "F-AUTOMATION-BIAS"),
    ("der Kollege winkt durch, was die Maschine sagt", "F-AUTOMATION-BIAS"),
    ("the players are teenagers", "F-CHILDREN"),
    ("si ça chauffe trop, explosion", "F-SAFETY"),
    ("die Daten dürfen Deutschland nicht verlassen", "F-CROSS-BORDER"),
    ("a wrong iban and the money is gone", "F-MONEY-MOVE"),
    ("nobody may be discriminated against", "F-FAIRNESS"),
    ("il lit les mails des clients et y répond", "F-UNTRUSTED-CONTENT"),
    ("Blutgruppe und Befunde stehen drin", "F-SPECIAL-CATEGORY"),
)
UNTOUCHED = (
    ("nobody here rubber-stamps anything, there are three cases a week", "F-AUTOMATION-BIAS"),
    ("personne ne valide en masse chez nous", "F-AUTOMATION-BIAS"),
    ("hier wird keine Massenfreigabe gemacht", "F-AUTOMATION-BIAS"),
    ("there is no patient data in there", "F-MEDICAL"),
    ("it has nothing to do with hiring", "F-EMPLOYMENT"),
    ("kids are not involved", "F-CHILDREN"),
    ("nous n'avons pas de données personnelles ici", "F-PERSONAL-DATA"),
    ("das sind keine Gesundheitsdaten", "F-SPECIAL-CATEGORY"),
    ("we run forty hotels, hospitality is tough", "F-MEDICAL"),
    ("the bike hire desk is slow", "F-EMPLOYMENT"),
    ("zwei Gerichte auf der Speisekarte laufen nicht", "F-JUSTICE"),
    ("on vend des polices d'assurance auto", "F-LAW-ENFORCEMENT"),
    ("he deleted the column accidentally", "F-SAFETY"),
)


@pytest.mark.parametrize(("text", "flag"), TOUCHED)
def test_what_is_touched_raises_its_flag(text: str, flag: str) -> None:
    assert flag in flags(text)


@pytest.mark.parametrize(("text", "flag"), UNTOUCHED)
def test_what_is_said_to_be_absent_or_means_something_else_raises_none(
    text: str, flag: str
) -> None:
    assert flag not in flags(text)
