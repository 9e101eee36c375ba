"""What Remit itself never says about a result: promises that no test can back, in three languages."""

import re
from dataclasses import dataclass

from bot.domain.lint.model import LANGUAGES, Language

# What is claimed, and how it is put. Each claims more than a test of some cases can show.
_PHRASES: dict[Language, dict[str, str]] = {
    "en": {
        "accuracy without its cases": r"\d+(?:\.\d+)? ?(?:%|percent) accurate(?! (?:in|on|of|for))",
        "a guarantee": r"guarantee[ds]?|guaranteeing",
        "no bias": r"(?:no|zero|without(?: any)?|free (?:of|from)) bias|unbiased|bias-free",
        "a model that knows": r"the (?:ai|model|bot|assistant) (?:knows|understands|is sure)",
        "proof by statistics": r"statistically prove[nds]?|statistical proof",
        "safety": r"(?:is|are|be|completely|perfectly|totally) safe(?!ty|guard|[ -](?:side|default))",
        "human level": r"human[- ]level|superhuman|as good as a human",
        "legal conformity": r"ai[ -]act[ -]compliant|compliant with the (?:eu )?ai act"
                            r"|complies with the (?:eu )?ai act|gdpr[ -]compliant",
        "nearly passed": r"nearly passed|almost passed|close to passing",
    },
    "fr": {
        "accuracy without its cases": r"(?:précis|exact)e?s? à \d+(?:,\d+)? ?%(?! (?:sur|dans|des|pour))",
        "a guarantee": r"garanti(?:e|es|s|r|t|ssent|ssant)?(?!\w)",
        "no bias": r"(?:sans|aucun) biais|non biaisée?s?|impartial à 100 ?%",
        "a model that knows": r"(?:l'ia|le modèle|le bot|l'assistant) (?:sait|comprend|est sûre?)",
        "proof by statistics": r"statistiquement prouvée?s?|preuve statistique",
        "safety": r"(?:est|sont|totalement|parfaitement) (?:sûre?s?|sans danger|sans risque)",
        "human level": r"niveau humain|surhumaine?|aussi bon qu'un humain",
        "legal conformity": r"conformes? (?:à l'ai act|au règlement (?:européen )?(?:sur l'|de l')?ia|au rgpd)",
        "nearly passed": r"presque réussi|presque passé",
    },
    "de": {
        "accuracy without its cases": r"zu \d+(?:,\d+)? ?(?:%|prozent) genau(?! (?:bei|auf|in|für))",
        "a guarantee": r"garantier(?:t|en|te|ter|tes|ten)|garantie",
        "no bias": r"(?:kein(?:e|en)?|ohne|frei von) (?:bias|verzerrung(?:en)?)|unvoreingenommen|vorurteilsfrei",
        "a model that knows": r"(?:die ki|das modell|der bot|der assistent) (?:weiß|versteht|ist sicher)",
        "proof by statistics": r"statistisch (?:bewiesen|erwiesen)|statistischer beweis",
        "safety": r"(?:ist|sind|völlig|absolut) (?:sicher|ungefährlich|gefahrlos)(?!,? (?:dass|ob))",
        "human level": r"menschliche[msn]? niveau|übermenschlich|so gut wie ein mensch",
        "legal conformity": r"(?:ai[- ]act|ki[- ]verordnung)s?-?(?:konform)|konform mit (?:dem ai act|der ki-verordnung|der dsgvo)"
                            r"|dsgvo-konform",
        "nearly passed": r"fast bestanden|beinahe bestanden",
    },
}  # fmt: skip
_PATTERNS = {
    language: {
        claim: re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
        for claim, words in _PHRASES[language].items()
    }
    for language in LANGUAGES
}
_ANY = {
    language: re.compile(
        "|".join(f"(?:{words})" for words in _PHRASES[language].values()), re.IGNORECASE
    )
    for language in LANGUAGES
}
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|nobody|cannot|without|n't|pas|aucune?|jamais|sans|personne ne|nicht|keine?|nie|niemand)\b"
    r"[^.;:]{0,30})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A phrase that promises too much, and what it claims."""

    claim: str
    text: str
    start: int


def forbidden_in(text: str, language: Language | None = None) -> tuple[Forbidden, ...]:
    """The phrases of a text that Remit must not say; every language is looked for if none is given.

    What is denied is no promise: "this is no guarantee" may be said.
    """
    found = [
        Forbidden(claim, match.group(), match.start())
        for spoken in ((language,) if language else LANGUAGES)
        if _ANY[spoken].search(text)
        for claim, pattern in _PATTERNS[spoken].items()
        for match in pattern.finditer(text)
        if not _DENIED.search(text[: match.start()])
    ]
    return tuple(sorted(found, key=lambda one: one.start))
