"""What is said in French and German when the database does not answer, by its English sentence."""

DATABASE: dict[str, tuple[str, str]] = {
    "The database cannot be used right now.": (
        "La base de données est inutilisable pour l'instant.",
        "Die Datenbank ist gerade nicht benutzbar.",
    ),
    "The connection to the database broke.": (
        "La connexion à la base de données s'est rompue.",
        "Die Verbindung zur Datenbank ist abgebrochen.",
    ),
    "Nothing was changed; try again in a minute.": (
        "Rien n'a été changé ; réessayez dans une minute.",
        "Nichts wurde geändert; versuchen Sie es in einer Minute noch einmal.",
    ),
    "It may have been kept or not. Press or send it again in a minute; twice counts once.": (
        (
            "Cela a peut-être été enregistré, ou pas. Appuyez ou envoyez encore une fois dans une "
            "minute ; deux fois ne compte qu'une fois."
        ),
        (
            "Vielleicht wurde es gespeichert, vielleicht nicht. Drücken oder senden Sie es in einer "
            "Minute noch einmal; doppelt zählt einmal."
        ),
    ),
}
