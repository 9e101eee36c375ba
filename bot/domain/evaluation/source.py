"""Which tool wrote a file of results, and in which of its forms."""

from enum import StrEnum

from bot.domain.provenance import Frozen


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


class Source(Frozen):
    """Where the figures of a run come from; `raw` names the kept file by its content."""

    format: Format
    tool_version: str | None = None
    raw: str | None = None  # SHA-256 of the file, in hexadecimal
    size: int | None = None  # bytes


class Dataset(Frozen):
    """The cases a run was made on."""

    name: str | None = None
    version: str | None = None


class Judge(Frozen):
    """The model that graded the cases, where one did."""

    model: str
    prompt_hash: str | None = None
