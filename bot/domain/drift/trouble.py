"""Why nothing could be compared, in the language of whoever reads it; the detail stays as it was found."""

from bot.domain.lint.model import Language

_TOLD: dict[str, dict[Language, str]] = {
    "drift.file-not-found": {
        "fr": "Un fichier de données manque. Vérifiez qu'il a été écrit, et son nom.",
        "de": "Eine Datei mit Daten fehlt. Prüfen Sie, ob sie geschrieben wurde, und ihren Namen.",
    },
    "drift.unreadable": {
        "fr": "Un fichier de données n'est pas lisible. Faites-le écrire de nouveau.",
        "de": "Eine Datei mit Daten ist nicht lesbar. Lassen Sie sie neu schreiben.",
    },
    "drift.data-changed": {
        "fr": "Un fichier de données a changé pendant la lecture. Rien n'est jugé sur la moitié d'un fichier ; faites regarder de nouveau une fois qu'il est écrit.",
        "de": "Eine Datei hat sich beim Lesen geändert. Nach einer halben Datei wird nichts beurteilt; lassen Sie noch einmal nachsehen, wenn sie geschrieben ist.",
    },
    "drift.reading-broken-off": {
        "fr": "La lecture d'un fichier de données s'est interrompue. Rien n'est jugé sur la moitié d'un fichier ; si cela se répète, vérifiez le disque ou le stockage.",
        "de": "Das Lesen einer Datei brach ab. Nach einer halben Datei wird nichts beurteilt; wenn es wieder vorkommt, prüfen Sie die Platte oder den Speicher.",
    },
    "drift.column-not-found": {
        "fr": "Une colonne manque. Remettez-la, ou déclarez les données sans elle.",
        "de": "Eine Spalte fehlt. Stellen Sie sie wieder her, oder melden Sie die Daten ohne sie an.",
    },
    "drift.table-unreadable": {
        "fr": "La table n'est pas lisible. Vérifiez son nom, et l'adresse de la base.",
        "de": "Die Tabelle ist nicht lesbar. Prüfen Sie ihren Namen und die Adresse der Datenbank.",
    },
    "drift.database-unreachable": {
        "fr": "La base de données ne répond pas. Vérifiez l'adresse et les droits du compte.",
        "de": "Die Datenbank antwortet nicht. Prüfen Sie die Adresse und die Rechte des Kontos.",
    },
    "drift.place-not-allowed": {
        "fr": "Lire à cet endroit n'est plus permis. REMIT_DATA_PLACES dit où c'est permis.",
        "de": "Dort darf nicht mehr gelesen werden. REMIT_DATA_PLACES sagt, wo es erlaubt ist.",
    },
}
_OTHER: dict[Language, str] = {
    "fr": "Les données n'ont pas pu être lues. Regardez le détail.",
    "de": "Die Daten konnten nicht gelesen werden. Sehen Sie sich die Einzelheit an.",
}
_DETAIL: dict[Language, str] = {
    "fr": "{said} (Détail : {detail})",
    "de": "{said} (Einzelheit: {detail})",
}


def trouble_in(language: Language, code: str, detail: str) -> str:
    """What happened and what to do next."""
    if language not in _DETAIL:
        return detail
    said = _TOLD.get(code, _OTHER)[language]
    return _DETAIL[language].format(said=said, detail=detail)
