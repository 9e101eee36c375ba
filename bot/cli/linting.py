"""`remit spec lint`: findings as other linters print them, as JSON, and a rule's help page."""

import json
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bot.cli.text_file import STDIN, InputFileMissingError, text_of
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.lint.catalogue import RULES, rule_of
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import LANGUAGES, Finding, Language, LintResult, Severity
from bot.domain.lint.rule import Rule
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.document import from_json
from bot.domain.spec.model import AISpec

_HOW = 'Write `remit spec lint FILE`, `remit spec lint -` or `remit spec lint "A sentence."`.'
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class UnknownRuleError(NotFoundError):
    """There is no lint rule of that id."""

    code = "lint.unknown-rule"


def run_lint(given: str | None, *, language: str, as_json: bool) -> tuple[str, bool]:
    """What to print, and whether anything keeps the text from being ready.

    Raises:
        InvalidInputError: Nothing was given, or a language that is not read.
        NotFoundError: The file does not exist.
    """
    text, name = _text(given)
    spoken = _language(language)
    spec = _spec(text)
    if spec is None:
        result = lint_text(text, spoken)
    else:
        read = spec.model_copy(update={"language": spoken}) if spoken else spec
        result = lint_spec(read, today=datetime.now(UTC).date())  # noqa: TID251  # the edge
    told = _as_json(result) if as_json else _as_lines(result, name)
    return told, bool(result.blocking)


def run_explain(id: str) -> str:
    """The help page of one rule.

    Raises:
        UnknownRuleError: There is none of that id.
    """
    rule = rule_of(id)
    if rule is None:
        known = f"{RULES[0].id} to {RULES[-1].id}"
        raise UnknownRuleError(
            f"There is no rule {id}.", next_step=f"Rules are {known}; docs/lint.md lists them."
        )
    reads = ", ".join(rule.languages) if isinstance(rule, Rule) else "any spec"
    head = f"{rule.id} · {_KINDS[rule.severity]} ({rule.severity}) · {reads}"
    return f"{head}\n\n{rule.page}\n\nSource: {rule.source}"


def _text(given: str | None) -> tuple[str, str]:
    if given is None or not given.strip():
        raise InvalidInputError("There is nothing to check.", next_step=_HOW)
    if given == STDIN:
        return text_of(Path(STDIN)), "stdin"
    try:
        return text_of(Path(given)), given
    except InputFileMissingError:
        if len(given.split()) == 1:
            raise
        return given, "sentence"  # several words, and no file of that name


def _spec(text: str) -> AISpec | None:
    """A spec in our own format; none where the text is anything else."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        document = json.loads(text)
        return from_json(document).spec
    except (ValueError, ValidationError):
        raise InvalidInputError(
            "This JSON is no spec I can read.",
            next_step="Export the spec again as JSON, or give me its Markdown.",
        ) from None


def _language(given: str) -> Language | None:
    if given == "auto":
        return None
    for language in LANGUAGES:
        if given == language:
            return language
    raise InvalidInputError(
        f"I do not read {given!r}.", next_step="Give --lang en, fr, de or auto."
    )


def _as_json(result: LintResult) -> str:
    document = {
        "language": result.language,
        "sentences": result.sentences,
        "counts": {severity.value: count for severity, count in result.counts().items()},
        "findings": [finding.model_dump(mode="json") for finding in result.findings],
        "waived": [waived.model_dump(mode="json") for waived in result.waived],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _as_lines(result: LintResult, name: str) -> str:
    lines = [line for finding in result.findings for line in _lines(finding, name)]
    for waived in result.waived:
        finding, waiver = waived.finding, waived.waiver
        lines.append(
            f"{_place(finding, name)}: waived {finding.rule} by {waiver.by}: {waiver.because}"
        )
    counts = result.counts()
    told = ", ".join(
        f"{counts[one]} {kind}{'s' * (counts[one] != 1)}" for one, kind in _KINDS.items()
    )
    read = f"{result.sentences} sentence{'s' * (result.sentences != 1)} read"
    return "\n".join([*lines, f"{read}: {told}."])


def _lines(finding: Finding, name: str) -> tuple[str, ...]:
    kind = _KINDS[finding.severity]
    told = f"{_place(finding, name)}: {kind} {finding.rule} {finding.message}"
    return (told, f"    try: {finding.rewrite}") if finding.rewrite else (told,)


def _place(finding: Finding, name: str) -> str:
    return f"{name}:{finding.span.place or finding.span.line}"
