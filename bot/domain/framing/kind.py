"""The kinds of task a statement may be about, and what each one needs to be complete."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of output is wanted."""

    BINARY_CLASSIFICATION = "binary_classification"
    MULTICLASS_CLASSIFICATION = "multiclass_classification"
    INFORMATION_EXTRACTION = "information_extraction"
    REGRESSION = "regression"
    RANKING = "ranking"
    RECOMMENDATION = "recommendation"
    FORECASTING = "forecasting"
    ANOMALY_DETECTION = "anomaly_detection"
    SEGMENTATION = "segmentation"
    LLM_GENERATION = "llm_generation"
    RAG_QA = "rag_qa"
    AGENT_ACTIONS = "agent_actions"
    NOT_ML = "not_ml"
    HYBRID = "hybrid"


class NotMlKind(StrEnum):
    """What to build instead when no learning is needed."""

    RULES = "rules"
    ANALYTICS = "analytics"
    PROCESS = "process"
    SEARCH = "search"
    BUY = "buy"


LANGUAGE_MODEL_KINDS = frozenset({Kind.LLM_GENERATION, Kind.RAG_QA, Kind.AGENT_ACTIONS})


@dataclass(frozen=True, slots=True)
class KindDefinition:
    """What a kind needs, is measured by, and is caught out by."""

    kind: Kind
    label: str
    extra_required: tuple[str, ...]
    baselines: tuple[str, ...]
    metrics: tuple[str, ...]
    guardrails: tuple[str, ...]
    critical_error: str
    traps: tuple[str, ...]


KINDS: dict[Kind, KindDefinition] = {
    definition.kind: definition
    for definition in (
        KindDefinition(
            Kind.BINARY_CLASSIFICATION,
            "yes/no prediction",
            ("positive class", "base rate", "threshold owner", "cost matrix"),
            ("majority class", "rule"),
            ("precision at threshold", "recall at threshold", "PR-AUC", "cost per 1,000"),
            ("alert volume", "calibration error"),
            "missed positive, or harm to a negative",
            ("accuracy on imbalance", "label delay", "threshold without owner"),
        ),
        KindDefinition(
            Kind.MULTICLASS_CLASSIFICATION,
            "sorting into classes",
            ("class list", "an 'other' class", "confusion costs"),
            ("most frequent class", "keyword rules"),
            ("macro recall", "recall per class", "top-k"),
            ("abstain rate",),
            "swap of two named classes",
            ("an average hides the rare class",),
        ),
        KindDefinition(
            Kind.INFORMATION_EXTRACTION,
            "reading fields out of documents",
            ("field list", "exact or normalised match", "missing-value policy"),
            ("pattern or template",),
            ("precision and recall per field", "documents right without a touch"),
            ("human minutes per document",),
            "wrong amount or bank account",
            ("accuracy without its unit (character, field, document)",),
        ),
        KindDefinition(
            Kind.REGRESSION,
            "estimating a number",
            ("unit of the target", "which error is worse"),
            ("last value", "mean by group"),
            ("MAE", "quantile loss", "share within ±x"),
            ("bias by segment",),
            "big under-estimate",
            ("MAPE near zero",),
        ),
        KindDefinition(
            Kind.RANKING,
            "ranking",
            ("query or entity set", "k", "position bias"),
            ("popularity", "newest first"),
            ("NDCG@k", "precision@k", "recall@k"),
            ("coverage", "fairness of exposure"),
            "harmful item at the top",
            ("offline gain without online test",),
        ),
        KindDefinition(
            Kind.RECOMMENDATION,
            "recommendation",
            ("surface", "slots", "cold start", "diversity"),
            ("popularity",),
            ("CTR or conversion in an A/B test", "hit@k"),
            ("diversity", "complaints", "long-term retention"),
            "inappropriate item to a minor",
            ("feedback loop", "clickbait proxy"),
        ),
        KindDefinition(
            Kind.FORECASTING,
            "forecast",
            ("horizon", "granularity", "cut-off time", "hierarchy", "calendar"),
            ("seasonal naive",),
            ("WAPE", "MASE", "pinball loss", "service level"),
            ("bias", "stock-outs", "waste"),
            "under-forecast of something essential",
            ("stock-outs censor demand", "leakage of future promotions", "too little history"),
        ),
        KindDefinition(
            Kind.ANOMALY_DETECTION,
            "spotting the unusual",
            ("definition of normal", "lead time", "alarm budget"),
            ("static limits",),
            ("precision at the alarm budget", "detection delay", "recall on known events"),
            ("alarms per operator and shift",),
            "missed safety event",
            ("a handful of failures cannot demonstrate recall",),
        ),
        KindDefinition(
            Kind.SEGMENTATION,
            "finding segments",
            ("use of the segments", "stability"),
            ("existing segments",),
            ("stability", "uplift test"),
            ("fairness",),
            "",
            ("no decision attached",),
        ),
        KindDefinition(
            Kind.LLM_GENERATION,
            "writing text",
            ("source material", "format", "must include", "must not say"),
            ("template", "writing by hand"),
            ("share of supported claims", "critical-error rate", "minutes saved", "rubric score"),
            ("length", "tone", "latency", "cost"),
            "fabricated fact, dose or amount",
            ("'no hallucination' as an absolute", "judge not calibrated"),
        ),
        KindDefinition(
            Kind.RAG_QA,
            "answering questions from documents",
            (
                "corpus",
                "its owner",
                "freshness",
                "access rights",
                "citation rule",
                "no-answer rule",
            ),
            ("keyword search",),
            ("answer correctness", "faithfulness", "citation precision", "abstain precision"),
            ("latency", "cost per answer", "stale-document rate"),
            "confident wrong answer on an excluded topic; leak across rights",
            ("contradictions and versions in the corpus",),
        ),
        KindDefinition(
            Kind.AGENT_ACTIONS,
            "acting in other systems",
            ("action list with limits", "tools", "identity", "side effects", "budget", "stop rule"),
            ("human process", "script"),
            ("task success by end state", "pass^k", "invariant violations", "takeover rate"),
            ("loops", "duplicate actions"),
            "irreversible wrong action",
            ("success in the transcript is not the outcome", "errors multiply over steps"),
        ),
        KindDefinition(
            Kind.NOT_ML,
            "no machine learning needed",
            ("what instead", "owner", "test"),
            (),
            ("deterministic test", "process time"),
            (),
            "",
            ("asking for model metrics here is an error",),
        ),
        KindDefinition(
            Kind.HYBRID,
            "several parts together",
            ("components with their kinds", "glue"),
            (),
            ("per component and end to end",),
            (),
            "",
            ("correction cascades",),
        ),
    )
}
