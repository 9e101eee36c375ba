"""What is said about the columns of a plain table, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "asked": {
        "en": "I can read {files}, but its columns do not say which one holds the result. Tell me once: I read it then, and remember it for this spec.",
        "fr": "Je peux lire {files}, mais ses colonnes ne disent pas laquelle contient le résultat. Dites-le une fois : je le lirai, et m'en souviendrai pour cette spécification.",
        "de": "Ich kann {files} lesen, aber die Spalten sagen nicht, in welcher das Ergebnis steht. Sagen Sie es einmal: dann lese ich sie und merke es mir für diese Spezifikation.",
    },
    "known": {
        "en": "Tables with these columns are read like this: {pairs}. {name} said so; it counts for every file from now on.",
        "fr": "Les tables avec ces colonnes sont lues ainsi : {pairs}. {name} l'a dit ; cela vaut désormais pour chaque fichier.",
        "de": "Tabellen mit diesen Spalten werden so gelesen: {pairs}. {name} hat es gesagt; es gilt ab jetzt für jede Datei.",
    },
    "columns": {
        "en": "Columns: {columns}",
        "fr": "Colonnes : {columns}",
        "de": "Spalten: {columns}",
    },
    "more": {"en": " and {n} more", "fr": " et {n} {n:autre|autres}", "de": " und {n} weitere"},
    "tell": {
        "en": "Say which is which",
        "fr": "Dire laquelle est laquelle",
        "de": "Sagen, was wo steht",
    },
    "change": {"en": "Change", "fr": "Modifier", "de": "Ändern"},
    "title": {"en": "Columns", "fr": "Colonnes", "de": "Spalten"},
    "submit": {"en": "Read it", "fr": "Lire", "de": "Lesen"},
    "none": {"en": "None", "fr": "Aucune", "de": "Keine"},
    "passed": {"en": "Result", "fr": "Résultat", "de": "Ergebnis"},
    "passed_hint": {
        "en": "yes or no, pass or fail, 1 or 0",
        "fr": "oui ou non, réussi ou échoué, 1 ou 0",
        "de": "ja oder nein, bestanden oder nicht, 1 oder 0",
    },
    "about": {"en": "Criterion", "fr": "Critère", "de": "Kriterium"},
    "about_hint": {
        "en": "Which one the results are about, where no column says so.",
        "fr": "Celui dont parlent les résultats, si aucune colonne ne le dit.",
        "de": "Um welches es in den Ergebnissen geht, wenn keine Spalte es sagt.",
    },
    "score": {"en": "Score", "fr": "Note", "de": "Punktzahl"},
    "score_hint": {
        "en": "A number for each case, where there is one.",
        "fr": "Un nombre par cas, s'il y en a un.",
        "de": "Eine Zahl je Fall, wo es eine gibt.",
    },
    "case": {"en": "Case", "fr": "Cas", "de": "Fall"},
    "case_hint": {
        "en": "What a case is called, so that two versions can be compared case by case.",
        "fr": "Le nom du cas, pour comparer deux versions cas par cas.",
        "de": "Wie ein Fall heißt, damit zwei Versionen Fall für Fall verglichen werden können.",
    },
    "check": {"en": "Check", "fr": "Contrôle", "de": "Prüfung"},
    "check_hint": {
        "en": "Which criterion or metric a row is about, where there are several.",
        "fr": "Le critère ou la métrique d'une ligne, s'il y en a plusieurs.",
        "de": "Um welches Kriterium oder welche Metrik es in einer Zeile geht, wo es mehrere gibt.",
    },
    "provider": {"en": "Model", "fr": "Modèle", "de": "Modell"},
    "provider_hint": {
        "en": "Which model or system answered, where there are several.",
        "fr": "Le modèle ou système qui a répondu, s'il y en a plusieurs.",
        "de": "Welches Modell oder System geantwortet hat, wo es mehrere gibt.",
    },
    "label": {"en": "What a person says", "fr": "Avis d'une personne", "de": "Was ein Mensch sagt"},
    "label_hint": {
        "en": "Where a model graded the cases and people checked some: yes or no, empty where nobody did.",
        "fr": "Si un modèle a noté les cas et que des personnes en ont vérifié : oui ou non, vide sinon.",
        "de": "Wo ein Modell die Fälle bewertet und Menschen einige geprüft haben: ja oder nein, sonst leer.",
    },
    "judge": {"en": "Grading model", "fr": "Modèle noteur", "de": "Bewertendes Modell"},
    "judge_hint": {
        "en": "Which model graded the case, where one did.",
        "fr": "Le modèle qui a noté le cas, s'il y en a un.",
        "de": "Welches Modell den Fall bewertet hat, wo eines es tat.",
    },
    "slices": {"en": "Groups", "fr": "Groupes", "de": "Gruppen"},
    "slices_hint": {
        "en": "Such as language or region: each group gets a result of its own.",
        "fr": "Comme la langue ou la région : chaque groupe a son propre résultat.",
        "de": "Etwa Sprache oder Region: jede Gruppe bekommt ein eigenes Ergebnis.",
    },
}


def mapping_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]
