"""The few words around a summary, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "unnamed": {"en": "Not named yet", "fr": "Pas encore de nom", "de": "Noch ohne Namen"},
    "version": {
        "en": "spec version {version}",
        "fr": "version {version} de la spécification",
        "de": "Version {version} der Spezifikation",
    },
    "more": {
        "en": "{n} more in the thread.",
        "fr": "{n} autres dans le fil.",
        "de": "{n} weitere im Faden.",
    },
    "course": {
        "en": "How it went so far.",
        "fr": "L'évolution jusqu'ici.",
        "de": "Der bisherige Verlauf.",
    },
    "counted": {
        "en": "Read from {what}: {checks}.",
        "fr": "Lu de {what} : {checks}.",
        "de": "Gelesen aus {what}: {checks}.",
    },
    "passed": {
        "en": "{check}: {passed} of {n} passed",
        "fr": "{check} : {passed} réussis sur {n}",
        "de": "{check}: {passed} von {n} bestanden",
    },
    "scored": {
        "en": "{check}: {mean} on average over {n}",
        "fr": "{check} : {mean} en moyenne sur {n}",
        "de": "{check}: im Mittel {mean} über {n}",
    },
    "known": {
        "en": "{n} of its runs were brought before; they count once.",
        "fr": "{n} de ses mesures avaient déjà été apportées ; elles comptent une fois.",
        "de": "{n} ihrer Messungen waren schon hier; sie zählen einmal.",
    },
    "unused": {
        "en": "These checks speak to no criterion: {checks}. Name a check after a criterion ({criteria}) or its metric to have it counted.",
        "fr": "Ces contrôles ne correspondent à aucun critère : {checks}. Donnez à un contrôle le nom d'un critère ({criteria}) ou de sa métrique pour qu'il compte.",
        "de": "Diese Prüfungen gehören zu keinem Kriterium: {checks}. Eine Prüfung zählt, wenn sie wie ein Kriterium ({criteria}) oder seine Metrik heißt.",
    },
    "measured": {"en": "measured", "fr": "mesuré", "de": "gemessen"},
}


def report_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]
