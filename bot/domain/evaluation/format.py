"""The forms of files of results, by name; nothing else, because the command line names them before it runs."""

from enum import StrEnum


class Format(StrEnum):
    """The forms of files Remit reads, by the name people give on the command line."""

    PROMPTFOO_JSON = "promptfoo-json"
    PROMPTFOO_JSONL = "promptfoo-jsonl"
    PROMPTFOO_CSV = "promptfoo-csv"
    JUNIT = "junit"
    INSPECT_EVAL = "inspect-eval"
    INSPECT_JSON = "inspect-json"
    LM_EVAL_RESULTS = "lm-eval-results"
    LM_EVAL_SAMPLES = "lm-eval-samples"
    DEEPEVAL_TEST_RUN = "deepeval-test-run"
    DEEPEVAL_RESULTS = "deepeval-results"
    PYDANTIC_EVALS = "pydantic-evals"
    MLFLOW_RUN = "mlflow-run"
    MLFLOW_ROWS = "mlflow-rows"
    BRAINTRUST_SUMMARY = "braintrust-summary"
    OPEN_TELEMETRY = "opentelemetry"
    SKLEARN_REPORT = "sklearn-report"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
