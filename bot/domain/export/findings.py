"""What the linter found, as the last part of the exported document."""

from collections.abc import Iterator, Mapping

from bot.domain.lint.model import LintResult, Severity
from bot.domain.spec.inline import code, escaped, quoted
from bot.domain.spec.phrasebook.book import filled

_WEIGHTS = {
    Severity.ERROR: "To fix before it is ready",
    Severity.WARNING: "Worth fixing",
    Severity.INFO: "Minor",
}


def findings_page(lint: LintResult, names: Mapping[str, str], language: str) -> str:
    """Every finding, and what people have decided to live with."""
    head = f"## {filled('What is not testable yet', language)}"
    return "\n".join(["", head, "", *_lines(lint, names, language)]) + "\n"


def _lines(lint: LintResult, names: Mapping[str, str], language: str) -> Iterator[str]:
    if not lint.findings and not lint.waived:
        yield filled("Nothing was found.", language)
    for severity, title in _WEIGHTS.items():
        found = [each for each in lint.findings if each.severity is severity]
        if found:
            yield from (f"**{filled(title, language)}**", "")
        for each in found:
            place = f" ({code(each.span.place)})" if each.span.place else ""
            rewrite = quoted(each.rewrite, language) if each.rewrite else ""
            better = f" {filled('Better: {0}', language, rewrite)}" if rewrite else ""
            yield f"- {each.rule}{place}: {escaped(each.message)}{better}"
        if found:
            yield ""
    if lint.waived:
        yield from (f"**{filled('Lived with', language)}**", "")
    for one in lint.waived:
        who = names.get(one.waiver.by, one.waiver.by)
        because = quoted(one.waiver.because, language)
        yield f"- {one.finding.rule}: {escaped(one.finding.message)} {escaped(who)}: {because}"
