"""Rules on what stands in a requirement and should not: absolutes, placeholders, reasons."""

import re
from collections.abc import Iterator

from bot.domain.lint.model import Severity
from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence
from bot.domain.phrases import Phrases

_ALWAYS_ON = re.compile(r"\b24/7\b|\b100\s?(?:%|percent|prozent|pour ?cent)", re.IGNORECASE)
_PRONOUNS: dict[str, frozenset[str]] = {
    "en": frozenset({"it", "they", "this", "that", "these", "those"}),
    "fr": frozenset({"il", "elle", "ils", "elles", "cela", "ceci", "ça", "celui-ci"}),
    "de": frozenset({"es", "sie", "er", "dies", "diese", "dieser", "dieses", "das"}),
}
_IMPERSONAL = re.compile(
    r"^(?:il faut|il est|es (?:muss|müssen|soll|sollen|darf|dürfen|ist|gibt))\b"
)
_OBLIQUE = re.compile(
    r"\b(?:and/or|und/oder|et/ou|bzw\.)|(?<![\w./:<-])([^\W\d_]{3,})/([^\W\d_]{3,})(?![\w/]|\.\w)"
)
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "call", "request",
                    "stunde", "tag", "woche", "monat", "jahr", "jour", "heure", "mois"})  # fmt: skip
_BRACKET = re.compile(r"\(([^()]{4,200})\)")
_BINDING_IN_BRACKETS = re.compile(
    r"\b(?:shall|must|doit|doivent|muss|müssen|darf|required|mandatory|obligatoire|at least|at most"
    r"|au moins|au plus|mindestens|höchstens|maximum|minimum|max\.?|min\.?|default)\b|[<>≤≥]\s?\d",
    re.IGNORECASE,
)
_PLACEHOLDER = Phrases(
    r"\b(?:TBD|TBC|TBA|TBR|T\.B\.D\.|FIXME|tbd|tbc)\b|\?{2,}|\b[xX]{2,}\b(?!-)|\b[XxNn] ?%|\blorem ipsum\b"
    r"|\b(?:to be (?:defined|determined|confirmed|decided|announced|agreed|specified))\b"
    r"|\bà (?:définir|déterminer|préciser|compléter|confirmer|convenir)\b"
    r"|\b(?:noch (?:offen|zu (?:klären|definieren|bestimmen)|festzulegen)|zu (?:definieren|klären)"
    r"|wird noch (?:festgelegt|bestimmt|definiert|geklärt)|werden noch (?:festgelegt|definiert))\b"
    r"|<(?!/?(?:br|hr|b|i|u|p|li|ul|ol|em|strong|code|sub|sup|div|span|a|img|td|tr|th|table|details|summary|kbd)\b"
    r"|https?:|!--|[\w.+-]+@)[^\W\d_][^<>\n]{0,60}>|\[(?:insert|name|date|value|number|einsetzen|à remplir|x+ ?%?)[^\]]{0,30}\]",
    signs=(
        *("tb", "t.b.d.", "fixme", "??", "xx", "x%", "x %", "n%", "n %", "lorem", "to be ", "<"),
        *("à déf", "à dét", "à pré", "à com", "à con", "noch ", "festz", "zu def", "zu kl"),
        *("[insert", "[name", "[date", "[value", "[number", "[einsetzen", "[à remplir", "[x"),
    ),
)
# A pattern that opens with its letters is looked for at capitals alone; then comes what `\b` says.
# What a number follows is the name of an item, such as REQ-0012, and nothing to write out.
_ACRONYM = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,5}s?\b(?!-\d)")
_KNOWN_WORDS = """
AC AI AM API APIs ASCII BI CEO CI CPU CRM CSS CSV DB DE DOCX EAR EARS EN ERP EU EUR FAQ FAQs FR
GB GBP GDPR GET GPU HR HTML HTTP HTTPS ID IDs IN IP IT JPEG JSON KB KI KPI KPIs LLM LLMs LAN MAY
MB ML MUST NOT OK OR AND THE PC PDF PDFs PM PNG PO POST PUT QA REST SHALL SHOULD SLA SLO SMS SQL
SSO TB TIFF TXT UI UK URL URLs US USA USB USD UTC UX VPN XML YAML ZIP DSGVO RGPD IA WENN MUSS SOLL
DOIT DOIVENT SI THEN WHEN IF WHILE WHERE NEVER ALL ON OFF NO YES DD MM YYYY VAT PIN QR OCR
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())


def absolute_claim(sentence: Sentence) -> Iterator[Hit]:
    """Promises "always", "never", "100 %" or "no errors" where a rate is all there can be.

    Why: a model that learns is right often, not always; one counter-example ends the promise. For
    an action that must never be taken, "never" is right, as long as a control outside the model
    holds it: then this is only a note.

    - Bad: The summary never hallucinates.
    - Better: At most `<rate?>` of the `<claims?>` shall be unsupported by the source.
    """
    found: list[tuple[int, int]] = [(cue.start, cue.end) for cue in sentence.of("absolute")]
    if "24/7" in sentence.text or "100" in sentence.text:
        found += [match.span() for match in _ALWAYS_ON.finditer(sentence.text)]
    if not found:
        return
    likely = sentence.has("stochastic") and not sentence.has("control")
    severity = None if likely else Severity.INFO
    for start, end in found:
        yield Hit(start, end, severity=severity)


def pronoun_without_noun(sentence: Sentence) -> Iterator[Hit]:
    """Begins with "it", "they" or "this", and the noun is somewhere else.

    Why: requirements are read one by one, in a tracker, without the sentence before.

    - Bad: It shall be stored for a year.
    - Better: The decision record shall be stored for a year.
    """
    if sentence.folded(0) not in _PRONOUNS[sentence.language] or not sentence.modal:
        return
    follows_at_once = sentence.modal.first == 1
    if follows_at_once and not _IMPERSONAL.match(sentence.text.casefold()):
        yield Hit(sentence.words[0].start, sentence.words[0].end)


def oblique(sentence: Sentence) -> Iterator[Hit]:
    """Says "and/or", or two words with a stroke between them.

    Why: whoever builds it chooses one, whoever tests it expects both.

    - Bad: The bot sends a mail and/or a message.
    - Better: The bot shall send a mail; where `<condition?>`, it shall send a message too.
    """
    if "/" not in sentence.text and "bzw" not in sentence.text:
        return
    for match in _OBLIQUE.finditer(sentence.text):
        if not match[1] or not {match[1].casefold(), match[2].casefold()} & _UNITS:
            yield Hit(match.start(), match.end())


def requirement_in_brackets(sentence: Sentence) -> Iterator[Hit]:
    """Something binding stands in brackets.

    Why: brackets are read as a remark, so half of the readers skip what is required.

    - Bad: The bot shall answer (at most `<s?>`).
    - Better: The bot shall answer in at most `<s?>`.
    """
    if "(" not in sentence.text:
        return
    for match in _BRACKET.finditer(sentence.text):
        if _BINDING_IN_BRACKETS.search(match[1]):
            yield Hit(match.start(), match.end())


def placeholder(sentence: Sentence) -> Iterator[Hit]:
    """Something is still to be filled in: TBD, ???, `<value>`, "to be defined".

    Why: a document with holes gets signed, and the holes are filled later by whoever is in a hurry.

    - Bad: The limit is TBD.
    - Better: give the limit, or mark it unknown and say who answers by when.
    """
    for match in _PLACEHOLDER.finditer(sentence.text):
        yield Hit(match.start(), match.end())


def unknown_abbreviation(sentence: Sentence) -> Iterator[Hit]:
    """An abbreviation the document does not explain.

    Why: the same three letters mean different things to Legal, sales and engineering.

    - Better: write it out once, with the abbreviation in brackets, or add it to the glossary.
    """
    if not sentence.around.explained:
        return
    for match in _ACRONYM.finditer(sentence.text):
        if match.group() not in _KNOWN and match.group() not in sentence.around.known:
            yield Hit(match.start(), match.end())


def reason_inside(sentence: Sentence) -> Iterator[Hit]:
    """The reason stands inside the requirement: "in order to", "so that", "because".

    Why: a tester cannot check a purpose, and a purpose in the sentence hides what is required.

    - Bad: The bot shall ask again in order to avoid mistakes.
    - Better: The bot shall ask again before `<action?>`. (Rationale: fewer mistakes.)
    """
    for cue in sentence.of("purpose"):
        yield Hit(cue.start, cue.end)


def prescribed_solution(sentence: Sentence) -> Iterator[Hit]:
    """Names a model, vendor or parameter in a rule about behaviour.

    Why: the rule has to be rewritten with every model, and the choice escapes the decision log.

    - Bad: The bot shall answer with GPT-4 at temperature 0.
    - Better: say what the answer has to be; name the model among the pinned components.
    """
    if sentence.around.is_criterion:
        return
    for cue in sentence.of("solution"):
        yield Hit(cue.start, cue.end)
