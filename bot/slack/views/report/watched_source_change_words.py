"""The words around changed declarations of data, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "change_of": {
        "en": "{field}: {before} → {after}",
        "fr": "{field} : {before} → {after}",
        "de": "{field}: {before} → {after}",
    },
    "weighs_1": {
        "en": "The reference and what was seen so far stay as they are.",
        "fr": "La référence et ce qui a été vu jusqu'ici restent tels quels.",
        "de": "Die Referenz und was bisher gesehen wurde, bleiben, wie sie sind.",
    },
    "weighs_2": {
        "en": "The reference stays. Later windows are judged otherwise, earlier looks stay as they are, and open questions about these data are taken back.",
        "fr": "La référence reste. Les prochaines fenêtres sont jugées autrement, les examens passés restent tels quels, et les questions ouvertes sur ces données sont retirées.",
        "de": "Die Referenz bleibt. Spätere Fenster werden anders beurteilt, frühere Blicke bleiben, wie sie sind, und offene Fragen zu diesen Daten werden zurückgezogen.",
    },
    "weighs_3": {
        "en": "The reference no longer fits: it is counted anew when this is applied. For how long something has moved is counted from then on, earlier looks stay as they are, and open questions about these data are taken back.",
        "fr": "La référence ne convient plus : elle est recomptée à l'application. Depuis quand quelque chose a bougé se compte à partir de là, les examens passés restent tels quels, et les questions ouvertes sur ces données sont retirées.",
        "de": "Die Referenz passt nicht mehr: beim Anwenden wird sie neu gezählt. Wie lange sich etwas bewegt hat, zählt von da an, frühere Blicke bleiben, wie sie sind, und offene Fragen zu diesen Daten werden zurückgezogen.",
    },
    "done_1": {
        "en": "The reference and what was seen so far stay as they are.",
        "fr": "La référence et ce qui a été vu jusqu'ici restent tels quels.",
        "de": "Die Referenz und was bisher gesehen wurde, bleiben, wie sie sind.",
    },
    "done_2": {
        "en": "The reference stays; later windows are judged otherwise, and earlier looks stay as they are.",
        "fr": "La référence reste ; les prochaines fenêtres sont jugées autrement, les examens passés restent tels quels.",
        "de": "Die Referenz bleibt; spätere Fenster werden anders beurteilt, frühere Blicke bleiben, wie sie sind.",
    },
    "done_3": {
        "en": "The reference was counted anew: for how long something has moved is counted from now on. Earlier looks stay as they are.",
        "fr": "La référence a été recomptée : depuis quand quelque chose a bougé se compte à partir de maintenant. Les examens passés restent tels quels.",
        "de": "Die Referenz wurde neu gezählt: wie lange sich etwas bewegt hat, zählt ab jetzt. Frühere Blicke bleiben, wie sie sind.",
    },
    "back_3": {
        "en": "The reference of that time counts again. Earlier looks stay as they are.",
        "fr": "La référence d'alors compte de nouveau. Les examens passés restent tels quels.",
        "de": "Die Referenz von damals gilt wieder. Frühere Blicke bleiben, wie sie sind.",
    },
    "because": {"en": "Why: {why}", "fr": "Pourquoi : {why}", "de": "Warum: {why}"},
    "nothing": {"en": "nothing", "fr": "rien", "de": "nichts"},
}
_NAMES: dict[str, tuple[str, str, str]] = {
    "name": ("Name", "Nom", "Name"),
    "where": ("Place", "Emplacement", "Ort"),
    "time": ("Column that says when", "Colonne qui dit quand", "Spalte, die sagt, wann"),
    "keys": ("Key columns", "Colonnes clés", "Schlüsselspalten"),
    "prediction": ("Prediction", "Prédiction", "Vorhersage"),
    "label": ("What turned out true", "Ce qui s'est avéré", "Was sich als wahr herausstellte"),
    "labels_at": ("Place of labels", "Emplacement des étiquettes", "Ort der Labels"),
    "slices": ("Slices", "Groupes", "Gruppen"),
    "reference": ("Days of the reference", "Jours de référence", "Tage der Referenz"),
    "reference_at": ("Place of the reference", "Emplacement de la référence", "Ort der Referenz"),
    "cadence": ("Looked at", "Examiné", "Angesehen"),
    "score": ("Score", "Score", "Score"),
    "positive": ("Outcome looked for", "Résultat recherché", "Gesuchtes Ergebnis"),
    "columns": ("Only these columns", "Seulement ces colonnes", "Nur diese Spalten"),
    "roles": ("Roles of columns", "Rôles des colonnes", "Rollen der Spalten"),
    "weights": ("Weights of columns", "Poids des colonnes", "Gewichte der Spalten"),
    "label_days": ("Days until labels", "Jours avant les étiquettes", "Tage bis zu Labels"),
    "days": ("Days of a window", "Jours d'une fenêtre", "Tage eines Fensters"),
}
_TONGUES: tuple[Language, ...] = ("en", "fr", "de")


def change_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]


def declared_name(name: str, language: Language) -> str:
    """What a part of a declaration is called."""
    return _NAMES[name][_TONGUES.index(language)]
