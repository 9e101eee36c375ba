"""The registry of metrics: what each is, what it may be said of, and what people call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.metric import Direction, Family
from bot.domain.criterion.naming import (
    Named,
    custom_name,
    metric_called,
    metric_named,
    metrics_in,
    stem,
)
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.synonym import TABLE
from bot.domain.criterion.term import CriterionKind
from bot.domain.framing.kind import Kind

SYNONYMS = [
    (metric, synonym)
    for metric, *cells in ([c.strip() for c in line.split("|")] for line in TABLE.splitlines())
    for cell in cells
    for synonym in (word.strip().removeprefix("=") for word in cell.split(";"))
]


def test_every_metric_has_names_in_three_languages() -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]

    assert set(METRICS) == {line[0] for line in lines}
    assert all(len(line) == 4 and all(line) for line in lines)


def test_no_name_means_two_metrics() -> None:
    meanings: dict[tuple[str, ...], set[str]] = {}
    for metric, synonym in SYNONYMS:
        meanings.setdefault(tuple(map(stem, synonym.split())), set()).add(metric)

    assert {} == {name: found for name, found in meanings.items() if len(found) > 1}


def test_every_name_is_found_in_a_sentence() -> None:
    lost = []
    for metric, synonym in SYNONYMS:
        words = synonym.replace("@k", "@7").replace("^k", "^7").replace("à k", "à 7")
        words = words.replace("bei k", "bei 7").replace(" at k", " at 7")
        found = metrics_in(f"xx {words} xx")
        if [metric] != [one.metric for one in found]:
            lost.append((metric, synonym, found))

    assert [] == lost


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("fewer False Alarms, please", "false_positives"),
        ("le taux de fausses alertes", "fpr"),
        ("die Fehlalarmraten der Filialen", "fpr"),
        ("precision recall curve: PR AUC", "pr_auc"),
        ("the mean absolute percentage error", "mape"),  # not the mean absolute error
        ("taux d'erreurs critiques", "critical_error_rate"),
        ("Anteil kritischer Fehler", "critical_error_rate"),
        ("Kündigungsquoten", "churn"),
        ("Kundigungsquote", "churn"),
    ],
)
def test_the_longest_name_counts_and_endings_are_forgiven(text: str, metric: str) -> None:
    assert metric in {one.metric for one in metrics_in(text)}


def test_a_rank_belongs_to_the_name() -> None:
    text = "NDCG@10, precision at 25 and pass^8; top-5 accuracy"

    assert [
        ("ndcg_at_k", 10),
        ("precision_at_k", 25),
        ("pass_hat_k", 8),
        ("top_k_accuracy", 5),
    ] == [(one.metric, one.k) for one in metrics_in(text)]
    assert [Named(0, 9, "precision")] == list(metrics_in("precision at 90 % of volume"))


def test_a_name_in_capitals_is_not_the_everyday_word() -> None:
    assert "map" not in {one.metric for one in metrics_in("please map the fields")}
    assert "map" in {one.metric for one in metrics_in("MAP of the ranking")}


def test_a_phrase_that_says_more_than_a_name_is_no_name() -> None:
    assert "churn" == metric_named("Churn rate")
    assert metric_named("churn of small customers") is None


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.id)
def test_an_entry_is_sound(metric: object) -> None:
    entry = METRICS[metric.id]  # type: ignore[attr-defined]

    assert entry.label
    assert set(entry.needs) <= set(entry.takes)
    assert (entry.direction is Direction.NEAR) == (entry.best is not None)
    assert entry.criterion_kind not in {CriterionKind.INVARIANT, CriterionKind.PROCESS}
    if entry.family is Family.RATE:
        assert entry.possible(95, "%")
        assert entry.possible(0.95)
        assert not entry.possible(95)
        assert not entry.possible(120, "%")


@pytest.mark.parametrize(
    ("metric", "kind", "allowed"),
    [
        ("bleu", Kind.BINARY_CLASSIFICATION, False),
        ("accuracy", Kind.FORECASTING, False),
        ("pass_hat_k", Kind.REGRESSION, False),
        ("pass_hat_k", Kind.AGENT_ACTIONS, True),
        ("wape", Kind.FORECASTING, True),
        ("recall", Kind.HYBRID, True),
        ("churn", Kind.RANKING, True),
        ("bleu", None, True),
    ],
)
def test_a_metric_is_of_some_kinds_of_task(
    metric: str, kind: Kind | None, *, allowed: bool
) -> None:
    assert allowed is METRICS[metric].allows(kind)


@pytest.mark.parametrize(
    ("metric", "unit", "accepted"),
    [
        ("latency", "ms", True), ("latency", "%", False), ("latency", "", False),
        ("cost_per_call", "EUR", True), ("cost_per_call", "s", False), ("mae", "kWh", True),
        ("recall", "%", True), ("recall", "ms", False), ("throughput", "/s", True),
    ],
)  # fmt: skip
def test_a_unit_suits_its_metric(metric: str, unit: str, *, accepted: bool) -> None:
    assert accepted is METRICS[metric].accepts_unit(unit)


def test_percent_metrics_may_exceed_100_and_correlations_may_be_negative() -> None:
    assert METRICS["mape"].possible(140, "%")
    assert METRICS["mcc"].possible(-0.2)
    assert not METRICS["mcc"].possible(1.2)
    assert not METRICS["f1"].possible(85)


@given(st.text(max_size=60))
def test_a_name_of_our_own_is_always_one_the_criterion_takes(words: str) -> None:
    name = custom_name(words).removeprefix("custom:")

    assert name[:1].isalpha()
    assert name.replace("_", "a").isalnum()
    assert name == name.casefold()


@pytest.mark.parametrize(
    ("metric", "called"),
    [
        ("fpr", ["false positive rate", "taux de faux positifs", "Falsch-positiv-Rate"]),
        ("pass_hat_k", ["pass^k"] * 3),
        ("custom:calls_kept", ["calls kept"] * 3),
    ],
)
def test_a_metric_is_called_by_the_first_of_its_names(metric: str, called: list[str]) -> None:
    assert called == [metric_called(metric, language) for language in ("en", "fr", "de")]
