"""For which cases: 'on invoices from Germany', 'in production', 'on the holdout set'."""

import re
from dataclasses import dataclass

from bot.domain.criterion.model import Criterion
from bot.domain.criterion.reading.lexicon import Lexicon

_LEADS = {
    "en": r"on for at(?!\s(?:least|most)\b) in among across over within from by",
    "fr": "sur pour dans chez parmi au aux en par",
    "de": "bei für auf in an im am über aus",
}
# "Where language = fr", "where the language is French": a column and its value.
_WHERE = r"(?:where|when|où|quand|wo|wenn)\s+(?=[^=,;]{2,40}(?:=|\b(?:is|are|est|sont|ist|sind)\b))"
WHERE = re.compile(_WHERE, re.IGNORECASE)
_LEAD = {
    name: re.compile(rf"(?:{'|'.join(words.split())})\s+|{_WHERE}", re.IGNORECASE)
    for name, words in _LEADS.items()
}
_LIVE = re.compile(
    r"(?<!\w)(?:in|en|in der|im) (?:live )?(?:production|produktion|betrieb|live-betrieb)(?!\w)",
    re.IGNORECASE,
)
_DATASET = re.compile(
    r"(?<!\w)(?:(?:test|hold-?out|eval(?:uation)?|validation|golden|regression)[ -]?(?:data)?sets?|data ?sets?|benchmark"
    r"|test data|jeu de (?:test|données|validation)|corpus de test|testdaten|(?:test|eval|validierungs)?datens(?:atz|ätze)"
    r"|testset|prüfset)(?!\w)",
    re.IGNORECASE,
)
_TEST = re.compile(r"A/B|(?<!\w)(?:experiment|pilot|average|total)", re.IGNORECASE)
_EDGES = " \t\n,;:.!?()\"'“”„«»–—-"  # noqa: RUF001
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """For what a criterion holds."""

    slice: str | None = None
    dataset: str | None = None
    production: bool = False

    def applied(self, criterion: Criterion) -> Criterion | None:
        """The criterion with it; none where the criterion says something else already."""
        if criterion.slice or criterion.dataset or criterion.production:
            return None
        update = {"slice": self.slice, "dataset": self.dataset, "production": self.production}
        return criterion.model_copy(update=update)


def scope_of(words: str, language: str, lexicon: Lexicon) -> Scope | None:
    """What a passage says about the cases, if that is all it says."""
    text = words.strip(_EDGES)
    live = _LIVE.search(text)
    if live is not None and live.start() == 0:
        further = text[live.end() :]
        inner = scope_of(further, language, lexicon) if further.strip() else Scope()
        return None if inner is None or inner.dataset else Scope(inner.slice, production=True)
    lead = _LEAD[language].match(text)
    if lead is None:
        return None
    rest = text[lead.end() : live.start() if live else len(text)].split()
    while rest and rest[-1].casefold().strip(_EDGES) in lexicon.glue:
        rest.pop()
    kept = " ".join(rest).strip(_EDGES)
    if live is not None and text[live.end() :].strip():
        return None
    telling = [word for word in rest if word.casefold() not in lexicon.glue]
    if not telling or len(rest) > _MOST_WORDS or _TEST.search(kept) or re.search(r"[,;:]", kept):
        return None
    if _DATASET.search(kept):
        return Scope(dataset=kept)
    return Scope(slice=kept, production=live is not None)
