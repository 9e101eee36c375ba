"""Lints a spec: every rule, refusal, guardrail and criterion of it, and the document as a whole."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.catalogue import DOCUMENT_RULES
from bot.domain.lint.engine import lint_sentence, rules_for, waive
from bot.domain.lint.model import LANGUAGES, Finding, Language, LintResult, Span, Waiver
from bot.domain.lint.passage import sentences, without_quotations
from bot.domain.lint.reading import Reading
from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence, Surroundings
from bot.domain.lint.subject import DocumentRule, Fault, Subject, told
from bot.domain.lint.wording.document_english import ENGLISH
from bot.domain.lint.wording.document_french import FRENCH
from bot.domain.lint.wording.document_german import GERMAN
from bot.domain.lint.wording.model import Said
from bot.domain.provenance import Field, fold
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.model import AISpec

_SAID: dict[Language, dict[str, Said]] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}


def lint_spec(
    spec: AISpec,
    statement: ProblemStatement | None = None,
    *,
    today: date | None = None,
    waivers: Iterable[Waiver] = (),
) -> LintResult:
    """Everything that keeps a spec from being testable, sentence by sentence and as a whole.

    Args:
        spec: The spec.
        statement: What it was drafted from; rules that need it are silent without it.
        today: The day that assumptions are held against.
        waivers: What people have decided to live with, and why.
    """
    language = _language(spec)
    found: list[Finding] = []
    count = 0
    for leaf, is_criterion in _requirements(spec):
        for sentence, offset in _sentences(leaf, language, is_criterion=is_criterion):
            count += 1
            found += lint_sentence(sentence, partial(_span, offset=offset, place=leaf.path))
    found += _measured(spec, language)
    subject = Subject(spec, statement, today)
    found += [
        _finding(rule, fault, language) for rule in DOCUMENT_RULES for fault in rule.check(subject)
    ]
    found.sort(key=lambda one: (one.span.place or "", one.span.start, one.rule, one.span.end))
    return waive(found, waivers, language=language, sentences=count)


def _language(spec: AISpec) -> Language:
    return next((language for language in LANGUAGES if language == spec.language), "en")


def _requirements(spec: AISpec) -> Iterator[tuple[Field, bool]]:
    """What is required, and whether it is a criterion; a bare value or a reply is no requirement."""
    for rule in spec.behaviour:
        yield rule.text, False
    for guardrail in spec.guardrails:
        if guardrail.criterion is None:  # else the criterion says it
            yield guardrail.invariant, False
    for criterion in spec.acceptance:
        if isinstance(criterion.text.value, str) and criterion.metric is None:
            yield criterion.text, True


def _measured(spec: AISpec, language: Language) -> Iterator[Finding]:
    """What each criterion lacks that a test of it needs; one that is still to be agreed is asked for."""
    for one in spec.acceptance:
        if one.to_be_agreed or one.waiver is not None or one.threshold is None:
            continue
        criterion = canonical(one, language).criterion
        words = told(one.text)
        text = words if fold(one.title) in fold(words) else f"{one.title}: {words}"
        around = Surroundings(block=_beside(one, text), is_criterion=True)
        reading = Reading(criterion, 0, len(text))
        sentence = Sentence(text, language, around, text, given=(reading,))
        span = Span(start=0, end=len(words), place=one.text.path)
        yield from lint_sentence(
            sentence, partial(_whole, span=span), rules_for(language, prose=False)
        )


def _whole(_hit: Hit, span: Span) -> Span:
    return span


def _beside(one: AcceptanceCriterion, text: str) -> str:
    """A criterion's words with whatever is set beside them."""
    leaves = (one.subject, one.slice, one.dataset, one.window, one.cadence, one.min_n)
    return ". ".join([text, *(words for leaf in leaves if (words := told(leaf)))])


def _sentences(
    leaf: Field, language: Language, *, is_criterion: bool
) -> Iterator[tuple[Sentence, int]]:
    text = told(leaf)
    for start, end in sentences(text):
        written = text[start:end]
        around = Surroundings(block=text, is_criterion=is_criterion)
        yield Sentence(without_quotations(written), language, around, written), start


def _span(hit: Hit, offset: int, place: str) -> Span:
    return Span(start=hit.start + offset, end=hit.end + offset, place=place)


def _finding(rule: DocumentRule, fault: Fault, language: Language) -> Finding:
    said = _SAID[language][f"{rule.id}.{fault.kind}" if fault.kind else rule.id]
    values = {"cue": " ".join(fault.excerpt.split()), **fault.values}
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        span=Span(start=0, end=0, place=fault.place),
        sentence=fault.excerpt,
        excerpt=fault.excerpt,
        message=said.message.format_map(values),
        rewrite=said.rewrite.format_map(values) if said.rewrite else None,
        source=rule.source,
    )
