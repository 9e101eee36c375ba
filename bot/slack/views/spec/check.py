"""What is not testable yet in a spec: the five findings that matter, each with its way out."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Finding, LintResult, Severity, top_findings
from bot.domain.spec.form import label_of, parts_of
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    Element,
    ModalView,
    actions,
    button,
    context,
    input_block,
    line,
    modal_view,
    quotation,
    rich,
    text_input,
    words,
)
from bot.slack.text import Data, markup
from bot.slack.views.framing.evidence import NAME
from bot.slack.views.spec.words import spec_word
from bot.slack.views.word import word

SHOWN = 5
MOST_WAIVED = 10
REASON, INPUT = "because", "value"
LONGEST = 1000
SENTENCE = 300
_WEIGHTS = {Severity.ERROR: "must", Severity.WARNING: "should", Severity.INFO: "minor"}


def counted(lint: LintResult, language: str) -> str:
    """How many findings there are of each weight; empty if there is none."""
    counts = lint.counts()
    if not any(counts.values()):
        return ""
    return spec_word("check_counts", language).format(
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )


def check_modal(version: SpecVersion, lint: LintResult, names: Mapping[str, str]) -> ModalView:
    """The page: at most five findings, what people live with, and where the rest is."""
    language = version.spec.language
    shown = top_findings(lint.findings, SHOWN)
    blocks: list[Block] = []
    if not shown:
        blocks.append(context(spec_word("check_none", language)))
    else:
        blocks.append(context(counted(lint, language)))
    for finding in shown:
        blocks += _finding(version, finding)
    if (left := len(lint.findings) - len(shown)) > 0:
        blocks.append(context(spec_word("check_more", language).format(count=left)))
    for place, each in enumerate(lint.waived[:MOST_WAIVED]):
        note = markup(
            spec_word("check_waived", language),
            rule=Data(each.finding.rule),
            why=Data(each.waiver.because),
            who=Data(names.get(each.waiver.by, each.waiver.by)),
            limit=600,
        )
        press = _about(version, each.waiver.rule, each.waiver.place or "")
        again = button(spec_word("unwaive", language), Action.SPEC_UNWAIVE.at(place), press)
        blocks += [context(note), actions(again)]
    return modal_view(
        spec_word("check_title", language),
        blocks,
        callback=Callback.SPEC_CHECK,
        metadata=Press(version.id, version.version).metadata(),
        close=word("close", language),
    )


def waive_modal(version: SpecVersion, lint: LintResult, about: str) -> ModalView:
    """The form that asks why a finding can stay.

    Raises:
        InvalidInputError: it is not reported any more.
    """
    language = version.spec.language
    rule, _, place = about.partition(".")
    found = next(
        (f for f in lint.findings if f.rule == rule and (f.span.place or "") == place), None
    )
    if found is None:
        raise InvalidInputError(
            "This is not reported any more.", next_step="Open Check again to see what is."
        )
    lead = markup(
        spec_word("waive_lead", language),
        rule=Data(found.rule),
        message=Data(found.message),
        limit=800,
    )
    ask = input_block(
        REASON,
        spec_word("waive_label", language),
        text_input(INPUT, multiline=True, longest=LONGEST),
        optional=False,
    )
    return modal_view(
        spec_word("waive_title", language),
        [context(lead), ask],
        callback=Callback.SPEC_WAIVED,
        metadata=Press(version.id, version.version, about).metadata(language),
        submit=spec_word("save", language),
        close=spec_word("cancel", language),
    )


def parse_waived(state: Mapping[str, Any]) -> str:
    """Read why a finding can stay.

    Raises:
        InvalidInputError: nothing is written.
    """
    values = state.get("values", state)
    because = str(((values.get(REASON) or {}).get(INPUT) or {}).get("value") or "").strip()
    if not because:
        raise InvalidInputError("Say why.", fields={REASON: "Say why it can stay as it is."})
    return because


def page_of(version: SpecVersion, place: str) -> str:
    """The page of the edit form on which a place can be changed."""
    pages = {part.address for part in parts_of(version.spec)}
    words = place.split(".")
    for length in range(len(words), 0, -1):
        if (address := ".".join(words[:length])) in pages:
            return address
    return f"{words[0]}.new" if f"{words[0]}.new" in pages else "document"


def _finding(version: SpecVersion, finding: Finding) -> list[Block]:
    language, place = version.spec.language, finding.span.place or ""
    weight = spec_word(_WEIGHTS[finding.severity], language)
    lines = [
        line(
            words(Data(finding.rule), code=True),
            words(f" {weight} · "),
            words(Data(finding.message), bold=True, limit=SENTENCE),
        )
    ]
    if finding.sentence and place.startswith(("acceptance.", "behaviour.", "refusals.")):
        lines.append(quotation(words(Data(finding.sentence), limit=SENTENCE)))
    notes = [spec_word("where", language).format(what=label_of(place, language))] if place else []
    if finding.rewrite:
        notes.append(spec_word("better", language).format(what=finding.rewrite))
    return [
        rich(*lines),
        *([context(Data(" · ".join(notes)))] if notes else []),
        actions(*_ways_out(version, finding)),
    ]


def _ways_out(version: SpecVersion, finding: Finding) -> list[Element]:
    language, place = version.spec.language, finding.span.place or ""
    fix = Press(version.id, version.version, page_of(version, place)).encode()
    name = f"{finding.rule}.{place}"[:NAME]
    return [
        button(spec_word("fix", language), Action.SPEC_EDIT.at(name), fix),
        button(
            spec_word("live_with", language),
            Action.SPEC_WAIVE.at(name),
            _about(version, finding.rule, place),
        ),
    ]


def _about(version: SpecVersion, rule: str, place: str) -> str:
    return Press(version.id, version.version, f"{rule}.{place}".rstrip(".")).encode()
