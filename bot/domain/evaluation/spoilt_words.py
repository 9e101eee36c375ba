"""In what the data of a run is not whole, in English, French and German."""

from collections.abc import Sequence

from bot.domain.evaluation.warning import WarningState

_ENGLISH = {
    WarningState.TRUNCATED: "its file is cut off",
    WarningState.MISSING: "cases are missing from it",
    WarningState.DUPLICATE: "cases are in it more than once",
    WarningState.CONTRADICTORY: "its rows and its summary disagree",
    WarningState.UNREAD: "rows of it could not be read",
}
_FRENCH = {
    WarningState.TRUNCATED: "son fichier est coupé",
    WarningState.MISSING: "il y manque des cas",
    WarningState.DUPLICATE: "des cas y sont plus d'une fois",
    WarningState.CONTRADICTORY: "ses lignes et son résumé se contredisent",
    WarningState.UNREAD: "des lignes n'ont pas pu être lues",
}
_GERMAN = {
    WarningState.TRUNCATED: "seine Datei ist abgeschnitten",
    WarningState.MISSING: "es fehlen Fälle",
    WarningState.DUPLICATE: "Fälle stehen mehr als einmal darin",
    WarningState.CONTRADICTORY: "Zeilen und Zusammenfassung widersprechen sich",
    WarningState.UNREAD: "Zeilen ließen sich nicht lesen",
}
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def spoilt_told(states: Sequence[WarningState], language: str) -> str:
    """Name what is wrong, in a language or in English."""
    words = _WORDS.get(language, _ENGLISH)
    return ", ".join(words[state] for state in states)
