"""What the linter found, as the last part of the exported document."""

from collections.abc import Iterator, Mapping

from bot.domain.lint.model import LintResult, Severity
from bot.domain.spec.inline import code, escaped, quoted

_WEIGHTS = {
    Severity.ERROR: "To fix before it is ready",
    Severity.WARNING: "Worth fixing",
    Severity.INFO: "Minor",
}


def findings_page(lint: LintResult, names: Mapping[str, str]) -> str:
    """Every finding, and what people have decided to live with."""
    return "\n".join(["", "## What is not testable yet", "", *_lines(lint, names)]) + "\n"


def _lines(lint: LintResult, names: Mapping[str, str]) -> Iterator[str]:
    if not lint.findings and not lint.waived:
        yield "Nothing was found."
    for severity, title in _WEIGHTS.items():
        found = [each for each in lint.findings if each.severity is severity]
        if found:
            yield from (f"**{title}**", "")
        for each in found:
            place = f" ({code(each.span.place)})" if each.span.place else ""
            better = f" Better: {quoted(each.rewrite)}" if each.rewrite else ""
            yield f"- {each.rule}{place}: {escaped(each.message)}{better}"
        if found:
            yield ""
    if lint.waived:
        yield from ("**Lived with**", "")
    for one in lint.waived:
        who = names.get(one.waiver.by, one.waiver.by)
        because = quoted(one.waiver.because)
        yield f"- {one.finding.rule}: {escaped(one.finding.message)} {escaped(who)}: {because}"
