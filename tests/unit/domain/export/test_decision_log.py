"""The decision log says who signed which version, who asked for changes and why, in the language of the spec."""

from datetime import UTC, datetime

import pytest

from bot.domain.export.decision_log import decisions
from bot.domain.spec.review import Decision, Review, Reviewer, Role
from tests.unit.domain.spec.told import drafted, version

DAY = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
NAMES = {"U1": "Nadia Haddad", "U2": "Leo Martin", "U3": "Priya *Rao*"}


def review(number: int, *reviewers: Reviewer) -> Review:
    return Review(
        id=f"review_{number}", spec="spec_1", version=number, digest="ab12" * 16, asked_by="U1",
        asked_at=DAY, reviewers=reviewers,
    )  # fmt: skip


SIGNED = Reviewer(
    user="U2", role=Role.ENGINEERING, decision=Decision.SIGNED, decided_at=DAY, digest="cd34" * 16
)
REFUSED = Reviewer(
    user="U3", role=Role.LEGAL, decision=Decision.CHANGES, decided_at=DAY, reason="<!channel> *say who*"
)  # fmt: skip
SILENT = Reviewer(user="U4", role=Role.SECURITY)


@pytest.mark.parametrize(
    ("language", "signed", "refused", "silent"),
    [
        ("en", "signed on 2026-11-26 09:30 UTC, the content cd34cd34cd34", "asked for changes", "has not answered"),
        ("fr", "a signé le 2026-11-26 09:30 UTC, contenu cd34cd34cd34", "a demandé des changements", "n'a pas répondu"),
        ("de", "unterschrieben, Inhalt cd34cd34cd34", "verlangte", "hat nicht geantwortet"),
    ],
)  # fmt: skip
def test_every_answer_stands_with_the_version_it_was_given_to(
    language: str, signed: str, refused: str, silent: str
) -> None:
    spec = version(drafted(language=language))

    log = decisions(spec, NAMES, (review(2, REFUSED, SILENT), review(4, SIGNED)))

    second, fourth = log.split("### ")[1:]
    assert refused in second
    assert silent in second
    assert signed in fourth
    assert "Nadia Haddad" in second
    assert "Leo Martin" in fourth
    assert "<!channel>" not in log
    assert "Priya \\*Rao\\*" in log


def test_a_review_nobody_answered_is_no_decision() -> None:
    spec = version(drafted())

    assert "Nobody has recorded a decision yet." in decisions(spec, NAMES, (review(2, SILENT),))
    assert "Nobody has recorded a decision yet." not in decisions(spec, NAMES, (review(2, SIGNED),))
