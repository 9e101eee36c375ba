"""Whether words are about what a spec works on: its cases by any name, or a thing people named when they told of it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from bot.domain.provenance import Field, fold, value_text
from bot.domain.spec.model import AISpec

_SHORTEST = 4  # letters of a word that names a thing, whatever its ending
_ENDING = 2
_ACCENTS = str.maketrans("àâäçéèêëîïôöùûüß", "aaaceeeeiioouuus")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
# What every system has, and how it is pointed at.
_ANY_CASE = re.compile(
    r"(?:test)?cases?|them|these|those|it|all|everything|answers?|repl(?:y|ies)|decisions?|requests?|results?|outputs?|predictions?"
    r"|suggestions?|alerts?|alarms?|flags?|flagged|what"
    r"|cas|eux|elles|ceux|celles|tout|tous|toutes|reponses?|demandes?|resultats?|propositions?|alertes?|signales?|qu['\u2019]\w+"
    r"|fallen?|falle|davon|ihnen|aller?|alles|antworten|entscheidungen|anfragen|ergebnissen?|vorhersagen|vorschlagen?|meldungen|alarme"
    r"|gemeldeten|was"
)
# Things that were spoken of before: "the payments"; in French and German "des" and "der" do not tell.
_KNOWN = re.compile(
    r"(?:the|our|your|their|this|nos|vos|leurs?|ces|cette|unser\w*|eur\w*|dies\w*)(?!\w)"
)
_FURTHER = re.compile(
    r"(?<!\w)(?:before|after|in|on|at|for|by|with|from|near|when|who|that|which"
    r"|avant|apres|dans|sur|chez|pour|par|avec|qui|que|vor|nach|im?|auf|bei|fur|mit|die|das)(?!\w)"
)


def is_its_own(words: str, spec: AISpec) -> bool:
    """Whether words name cases of the spec: a word for any case, known ones, or one of its own."""
    plain = _bare(words).strip()
    if _KNOWN.match(plain):
        return True
    head = plain[: found.start()] if (found := _FURTHER.search(plain, 1)) else plain
    said = _WORD.findall(head)
    if any(_ANY_CASE.fullmatch(word) for word in said):
        return True
    own = _own_words(spec)
    stems = (word[: max(_SHORTEST, len(word) - _ENDING)] for word in said if len(word) >= _SHORTEST)
    return any(stem in word for stem in stems for word in own)


@lru_cache(maxsize=64)
def _own_words(spec: AISpec) -> frozenset[str]:
    use = spec.intended_use
    named = (value_text(leaf.value) for leaf in (use.subject, use.input, use.output))
    texts = (spec.title, *named, *_quoted(spec.problem), *_quoted(use), *_quoted(spec.data))
    found = (_bare(word) for text in texts for word in _WORD.findall(text))
    return frozenset(word for word in found if len(word) >= _SHORTEST)


def _quoted(part: BaseModel) -> Iterator[str]:
    """The words the fields of a part were said in."""
    for name in type(part).model_fields:
        leaf = getattr(part, name)
        if isinstance(leaf, Field):
            yield from (quote.text for quote in leaf.quotes)


def _bare(words: str) -> str:
    return fold(words).translate(_ACCENTS)
