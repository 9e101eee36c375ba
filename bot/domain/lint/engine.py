"""Reads a text sentence by sentence, puts every rule to what is required, and reports."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from itertools import chain

from bot.domain.criterion.naming import metrics_in
from bot.domain.lint.catalogue import MEASURE_RULES, SENTENCE_RULES
from bot.domain.lint.model import Finding, Language, LintResult, Span, Waived, Waiver
from bot.domain.lint.passage import (
    Passage,
    Standing,
    has_headings,
    is_aside,
    passages,
    sentences,
    waiver_notes,
    without_quotations,
)
from bot.domain.lint.rule import READING, Hit, Rule
from bot.domain.lint.sentence import Sentence, Surroundings
from bot.domain.lint.tongue import language_of
from bot.domain.lint.wording.english import ENGLISH
from bot.domain.lint.wording.french import FRENCH
from bot.domain.lint.wording.german import GERMAN
from bot.domain.lint.wording.model import Said

_SAID: dict[Language, dict[str, Said]] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
_EXPLAINED = re.compile(r"\(([A-Z]{2,6})s?\)|\b([A-Z]{2,6})\b\s*(?:\(|[:=–—]|\*\*\s*[:—–]|\|)")  # noqa: RUF001
_MEASURED = re.compile(r"\d\s?%|[<>≤≥]=?\s?\d|@\d")
_HOLE = re.compile(r"\bTB[DC]\b|\?{3}")
_REMARK = re.compile(r"\W*\([^()]*\)\W*")
_QUESTION = re.compile(r"\w\?")
_ASKED = 2  # characters: a word and its question mark
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")


def lint_text(
    text: str, language: Language | None = None, waivers: Iterable[Waiver] = ()
) -> LintResult:
    """Everything that keeps a Markdown document, a text or one sentence from being testable."""
    spoken = language or language_of(text)
    cut = passages(text)
    everything = not has_headings(text)
    known = _explained(text) if not everything else frozenset()
    lines = _line_starts(text)
    found: list[Finding] = []
    count = 0
    for passage in cut:
        for start, end in sentences(passage.text):
            sentence = _sentence(passage, start, end, language or _tongue(passage, spoken), known)
            if not _is_normative(sentence, passage, everything=everything):
                continue
            count += 1
            offset = passage.start + start
            found += lint_sentence(sentence, partial(_span, offset=offset, lines=lines))
    found.sort(key=_order)
    notes = [
        Waiver(rule=note.rule, because=note.because, by="document", place=f"line {note.line}")
        for note in waiver_notes(text)
    ]
    return waive(found, (*waivers, *notes), language=spoken, sentences=count)


def lint_sentence(
    sentence: Sentence,
    where: Callable[[Hit], Span] | None = None,
    rules: tuple[Rule, ...] | None = None,
) -> tuple[Finding, ...]:
    """What the rules say of one sentence; spans count from its first character if nothing else says.

    A criterion in its one-line form is no prose, so that rules on language have nothing to say.
    """
    if rules is None:
        signed = rules_by_sign(sentence.language, prose=sentence.line is None)
    else:
        signed = by_sign(rules)
    may_strike = [signed[sign] for sign in sentence.cues if sign in signed]
    if READING in signed and sentence.readings:
        may_strike.append(signed[READING])
    found = [
        finding_of(rule, hit, sentence, where(hit) if where else Span(start=hit.start, end=hit.end))
        for rule in dict.fromkeys(chain(signed[""], *may_strike))
        for hit in rule.check(sentence)
    ]
    return tuple(found)


@lru_cache(maxsize=32)
def by_sign(rules: tuple[Rule, ...]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by each sign they need; those that need none under no sign at all.

    Most sentences have few signs, and asking every rule about every sentence costs more than its answer.
    """
    signs = {"", *chain.from_iterable(rule.needs for rule in rules)}
    return {sign: tuple(rule for rule in rules if sign in (rule.needs or {""})) for sign in signs}


@cache
def rules_by_sign(language: Language, *, prose: bool) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that read a language by the signs they need."""
    return by_sign(rules_for(language, prose=prose))


@cache
def rules_for(language: Language, *, prose: bool) -> tuple[Rule, ...]:
    """The rules that read a language; those on language itself only for prose."""
    listed = SENTENCE_RULES if prose else MEASURE_RULES
    return tuple(rule for rule in listed if language in rule.languages)


def finding_of(rule: Rule, hit: Hit, sentence: Sentence, span: Span) -> Finding:
    """A hit, put into words."""
    cue = " ".join(sentence.cut(hit.start, hit.end).split())
    said = _SAID[sentence.language][f"{rule.id}.{hit.kind}" if hit.kind else rule.id]
    values = {"cue": _short(cue), **hit.values}
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        span=span,
        sentence=sentence.told,
        excerpt=cue,
        message=said.message.format_map(values),
        rewrite=said.rewrite.format_map(values) if said.rewrite else None,
        source=rule.source,
    )


def waive(
    found: Iterable[Finding], waivers: Iterable[Waiver], *, language: Language, sentences: int
) -> LintResult:
    """Set aside what a person waived; it stays in the result, with who said so and why."""
    kept: list[Finding] = []
    waived: list[Waived] = []
    listed = tuple(waivers)
    for finding in found:
        waiver = next((w for w in listed if _covers(w, finding)), None)
        if waiver:
            waived.append(Waived(finding=finding, waiver=waiver))
        else:
            kept.append(finding)
    return LintResult(
        language=language, sentences=sentences, findings=tuple(kept), waived=tuple(waived)
    )


def _covers(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule or not waiver.because.strip():
        return False
    if waiver.place is None or waiver.place == finding.span.place:
        return True
    line = re.fullmatch(r"line (\d+)", waiver.place)
    return bool(line) and finding.span.line - int(line[1]) in {0, 1} if line else False


def _order(finding: Finding) -> tuple[str, int, str, int]:
    return (finding.span.place or "", finding.span.start, finding.rule, finding.span.end)


def _tongue(passage: Passage, spoken: Language) -> Language:
    return spoken if len(passage.text) < 40 else language_of(passage.text, spoken)  # noqa: PLR2004


def _sentence(
    passage: Passage, start: int, end: int, language: Language, known: frozenset[str]
) -> Sentence:
    written = passage.text[start:end].replace("\n", " ")
    bare = _EMPHASIS.sub(_blanked, written) if "*" in written or "_" in written else written
    around = Surroundings(
        block=passage.row or passage.text,
        lead=passage.lead,
        is_criterion=passage.standing is Standing.CRITERION,
        known=known,
        explained=bool(known),
    )
    return Sentence(without_quotations(bare), language, around, written)


def _is_normative(sentence: Sentence, passage: Passage, *, everything: bool) -> bool:
    text = sentence.text.strip()
    if passage.standing is Standing.ASIDE or is_aside(text) or _is_remark(text):
        return False
    if text.endswith(":") or _QUESTION.fullmatch(text[-_ASKED:]):
        return False  # the lead of a list; a question
    if everything or sentence.line or (passage.listed and passage.standing is not Standing.PLAIN):
        return bool(sentence.words)
    binding = sentence.has("strong", "soll") or "should" in text.casefold()
    if passage.row and not passage.listed:
        return binding  # a cell of a table whose columns do not say what they hold
    return binding or bool(_HOLE.search(text) or (_MEASURED.search(text) and metrics_in(text)))


def _is_remark(text: str) -> bool:
    return "(" in text and bool(_REMARK.fullmatch(text))


def _explained(text: str) -> frozenset[str]:
    pairs = (match[1] or match[2] for match in _EXPLAINED.finditer(text))
    return frozenset((*pairs, ""))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    starts.extend(match.end() for match in re.finditer(r"\n", text))
    return starts


def _span(hit: Hit, offset: int, lines: list[int]) -> Span:
    start = hit.start + offset
    return Span(start=start, end=hit.end + offset, line=bisect_right(lines, start))


def _blanked(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


_LONGEST_EXCERPT = 80


def _short(cue: str) -> str:
    return cue if len(cue) <= _LONGEST_EXCERPT else cue[: _LONGEST_EXCERPT - 1].rstrip() + "…"
