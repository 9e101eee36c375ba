"""What the words of an action tell: how final it is, whom it reaches, and what is not said."""

import pytest

from bot.domain.oversight.action import read_action, read_undo
from bot.domain.oversight.limit import Limits, Money
from bot.domain.oversight.scale import Blast, Reversibility

SET = Limits(
    small_sum=Money(amount=500, currency="USD"),
    large_sum=Money(amount=10_000, currency="USD"),
    many_records=50,
)


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "draft a reply to the customer", "R0 B0"),
        ("en", "suggest a refund", "R0 B0"),
        ("en", "draft and send a reply", "R2 B1"),
        ("en", "send the draft to the customer", "R2 B1"),
        ("en", "recommended refunds are paid", "R3 B3"),
        ("en", "route the ticket", "R1 B0"),
        ("en", "delete the customer's account", "R3 B1"),
        ("en", "publish the answer", "R3 B2"),
        ("en", "email all our customers", "R2 B3"),
        ("en", "decline the loan", "R2 B2"),
        ("fr", "proposer un remboursement", "R0 B0"),
        ("fr", "envoyer un e-mail au client", "R2 B1"),
        ("fr", "supprimer le compte du client", "R3 B1"),
        ("de", "eine Erstattung vorschlagen", "R0 B0"),
        ("de", "schlägt eine Erstattung vor", "R0 B0"),
        ("de", "den Entwurf an Kunden senden", "R2 B1"),
        ("de", "Datensätze löschen", "R3 -"),
        ("de", "send an e-mail to the client", "R2 B1"),
        ("en", "frobnicate the gizmo", "- -"),
    ],
)
def test_the_verb_tells_how_final_it_is_and_the_rest_whom_it_reaches(
    language: str, words: str, expected: str
) -> None:
    reading = read_action(words, language)

    assert f"{reading.reversibility or '-'} {reading.blast or '-'}" == expected


@pytest.mark.parametrize(
    ("words", "limits", "blast"),
    [
        ("refund up to $500", SET, Blast.B1),
        ("refund up to $501", SET, Blast.B2),
        ("refund over $500", SET, Blast.B3),  # no upper end
        ("refund up to €500", SET, Blast.B3),  # no limit in that currency
        ("refund up to $500", Limits(), Blast.B3),  # nothing is set
        ("issue a refund", SET, Blast.B3),  # no sum is told
        ("tag 50 records", SET, Blast.B1),
        ("tag 51 records", SET, Blast.B2),
        ("tag 2 records", Limits(), Blast.B2),
    ],
)
def test_what_no_setting_calls_small_is_not_small(words: str, limits: Limits, blast: Blast) -> None:
    assert read_action(words, "en", limits).blast is blast


def test_changing_who_is_paid_is_noticed_in_every_language() -> None:
    said = (
        ("en", "change the customer's bank details"),
        ("fr", "modifier le RIB du fournisseur"),
        ("de", "die Bankverbindung des Lieferanten ändern"),
    )

    assert [read_action(words, language).changes_payee for language, words in said] == [True] * 3
    assert not read_action("change the address", "en").changes_payee


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it cannot be undone", Reversibility.R3),
        ("one click and it is back", Reversibility.R1),
        ("we can restore it within 30 days", Reversibility.R2),
        ("lässt sich nicht rückgängig machen", Reversibility.R3),
        ("on peut annuler sous 24 h", Reversibility.R2),
        ("ask Leo", None),
    ],
)
def test_what_was_said_about_undoing_is_read(words: str, expected: Reversibility | None) -> None:
    assert read_undo(words) is expected
