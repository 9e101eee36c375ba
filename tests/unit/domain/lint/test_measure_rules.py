"""The rules on criteria, on criteria in their one-line form: nothing is read, so nothing is misread."""

import pytest

from bot.domain.criterion.plan import smallest_n
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import Language

SOUND = (
    "AC-1 statistical: recall(no_show) >= 0.90 on noshow-eval@3 where clinic=small n>=400"
    " lower bound 95% owner @ines else block_release"
)
SERVICE = "AC-2 slo: latency(p95) <= 300 ms in production window 7d owner @ops else open_incident"


def rules(text: str, language: Language = "en") -> set[str]:
    return {finding.rule for finding in lint_text(text, language).findings}


@pytest.mark.parametrize("line", [SOUND, SERVICE])
def test_a_complete_criterion_has_no_finding(line: str) -> None:
    assert set() == rules(line)


@pytest.mark.parametrize(
    ("rule", "whole", "part", "instead"),
    [
        ("M03", SERVICE, "300 ms", "300"),
        ("M03", SERVICE, "300 ms", "30 %"),
        (
            "M04",
            SOUND,
            "recall(no_show) >= 0.90 on noshow-eval@3 where clinic=small",
            "recall >= 0.90",
        ),
        ("M05", SOUND, "on noshow-eval@3 where clinic=small ", ""),
        ("M06", SOUND, " lower bound 95%", ""),
        ("M07", SOUND, " n>=400", ""),
        ("M08", SOUND, "n>=400", "n>=20"),
        ("M11", SERVICE, " window 7d", ""),
        ("M13", SOUND, "recall(no_show)", "accuracy"),
        ("M14", SERVICE, "(p95)", ""),
        ("M15", SOUND, "0.90", "120 %"),
        ("M16", SOUND, "0.90", "90.25 %"),
        ("M18", SOUND, "recall(no_show) >= 0.90", "error_rate <= 0.05"),
        ("M19", SOUND, " owner @ines", ""),
        ("M19", SOUND, " else block_release", ""),
        ("M20", SOUND, ">= 0.90", "<= 0.90"),
        ("M21", SERVICE, "slo: latency(p95) <= 300 ms", "business: daily_active >= 4000"),
    ],
)
def test_what_is_left_out_or_wrong_is_found(rule: str, whole: str, part: str, instead: str) -> None:
    line = whole.replace(part, instead)
    if instead.startswith("<=") or "error_rate" in instead:
        line = line.replace("lower bound", "upper bound")

    assert line != whole
    assert rule in rules(line), line


def test_a_relative_change_needs_its_baseline() -> None:
    bare = (
        "AC-3 business: no_show_rate <= baseline * 0.75 @ab-test-2 window 8w owner @a else report"
    )

    assert not {"M09", "M10"} & rules(bare)


@pytest.mark.parametrize("floor", [0.8, 0.9, 0.95, 0.99])
def test_the_number_of_cases_needed_is_the_smallest_that_can_show_it(floor: float) -> None:
    needed = smallest_n(floor)
    assert needed is not None
    line = f"AC-1 statistical: recall(a) >= {floor} on e@1 n>=%d lower bound 95%%"

    assert "M08" not in rules(line % needed)
    finding = next(f for f in lint_text(line % (needed - 1), "de").findings if f.rule == "M08")
    assert f"mindestens {needed}" in finding.message


def test_a_line_with_a_mistake_is_read_as_prose() -> None:
    finding = lint_text("AC-1 statistical: recall should >>> 0.9").findings

    assert "L05" in {one.rule for one in finding}


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("The bot shall be accurate.", "en", True),
        ("The bot shall open a secure connection.", "en", False),
        ("The bot shall be accurate, see AC-01.", "en", False),
        ("The bot shall work reliably.", "en", True),
        ("The service shall provide high availability.", "en", True),
        ("Le bot doit être fiable.", "fr", True),
        ("Le bot doit ouvrir une connexion sécurisée.", "fr", False),
        ("Le service doit offrir une disponibilité élevée.", "fr", True),
        ("Der Bot muss zuverlässig sein.", "de", True),
        ("Der Bot muss eine sichere Verbindung öffnen.", "de", False),
        ("Der Dienst muss eine hohe Verfügbarkeit haben.", "de", True),
    ],
)
def test_a_quality_without_a_number_is_an_error_where_it_is_promised(
    sentence: str, language: Language, *, found: bool
) -> None:
    assert found is ("M01" in rules(sentence, language))


@pytest.mark.parametrize(
    ("sentence", "found", "not_found"),
    [
        (
            "Reduce false positives in fraud detection by 15 % while keeping latency under 200 ms.",
            {"M09", "M11", "M13", "M14"},
            {"M03", "M12", "M15", "M20"},
        ),
        (
            "Increase CTR on suggested content by 15 % with precision ≥ 80 %.",
            {"M05", "M06", "M07", "M09", "M10"},
            {"M12", "M20"},
        ),
        (
            (
                "The system shall correctly identify the risk level in 95 % of test cases, with no more"
                " than 2 % critical misclassifications."
            ),
            {"M06", "M07", "M12", "M18", "M22"},
            {"M02", "M08", "M20"},
        ),
        ("Make it smarter.", {"L08"}, {"M01"}),
        ("Reduce churn by 10 % next quarter.", {"M09", "M10"}, {"M02", "M11"}),
        (
            "The 30-day churn rate shall decrease significantly in an A/B test.",
            {"L01"},
            {"M02", "M09", "M12"},
        ),
        (
            "Increase active listening by 10 % and 30-day retention by 5 %.",
            {"M09", "M11"},
            {"M02", "M20"},
        ),
        (
            "Support tickets shall be classified correctly 90 % of the time.",
            {"M05", "M06", "M07", "M12", "M13", "M22"},
            {"M02", "M15", "M20"},
        ),
        (
            "The agent shall never initiate a refund over $500 without human approval.",
            set(),
            {"M02", "M12", "M20", "L07"},
        ),
    ],
)
def test_the_sentences_everything_started_from_have_the_findings_a_careful_reader_has(
    sentence: str, found: set[str], not_found: set[str]
) -> None:
    reported = {f.rule for f in lint_text(sentence).findings if f.severity != "I"}

    assert found <= reported
    assert not not_found & reported


@pytest.mark.parametrize(
    "sentence",
    [
        "The password shall be at least 12 characters long.",
        "The font shall be 14 pt.",
        "The team shall review at least 10 complaints per week.",
        "If the score is below 0.6, then the router shall ask a person.",
        "The dashboard shall show the error rate of the last 7 days.",
        "Rules with more than 30 % false alarms shall be looked at.",
        "Le mot de passe doit contenir au moins 12 caractères.",
        "Das Protokoll muss 12 Monate lang aufbewahrt werden.",
    ],
)
def test_a_number_that_measures_no_quality_is_left_alone(sentence: str) -> None:
    found = {f.rule for f in lint_text(sentence).findings if f.severity != "I"}

    assert not {rule for rule in found if rule.startswith("M")}


def test_what_one_line_leaves_out_may_stand_beside_it() -> None:
    alone = "Precision shall be at least 90 %."
    beside = f"{alone} Measured on invoices-eval@3, n >= 400, lower bound 95 %."

    assert {"M05", "M06", "M07"} <= rules(alone)
    assert not {"M05", "M06", "M07"} & rules(beside)
