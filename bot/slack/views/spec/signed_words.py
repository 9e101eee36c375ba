"""What people read of what was signed and what became of it, in English, French and German."""

SIGNED_WORDS = {
    "en": {
        "open": "Compare with what was signed",
        "title": "What was signed",
        "head": "Version {version} was signed by {people}. Now it is in version {now}.",
        "all_same": "Every criterion stands as it was signed.",
        "moved": "{count} of {all} criteria are not what was signed. Send the newest version for review to have them signed.",
        "same": "as signed",
        "changed": "changed since",
        "removed": "removed since",
        "added": "added since, not signed",
        "read_otherwise": "same words, read otherwise by this release: look at it",
        "signed": "signed",
        "now": "now",
        "rest": "The other {count} stand as they were signed: {items}.",
        "more": "and {count} more; the export has all of them",
        "close": "Close",
    },
    "fr": {
        "open": "Comparer à ce qui a été signé",
        "title": "Ce qui a été signé",
        "head": "La version {version} a été signée par {people}. Elle en est à la version {now}.",
        "all_same": "Chaque critère est tel qu'il a été signé.",
        "moved": "{count} critères sur {all} ne sont plus ce qui a été signé. Envoyez la dernière version en revue pour les faire signer.",
        "same": "tel que signé",
        "changed": "modifié depuis",
        "removed": "retiré depuis",
        "added": "ajouté depuis, non signé",
        "read_otherwise": "mêmes mots, lus autrement par cette version de Remit : à vérifier",
        "signed": "signé",
        "now": "maintenant",
        "rest": "Les {count} autres sont tels que signés : {items}.",
        "more": "et {count} autres ; l'export les contient tous",
        "close": "Fermer",
    },
    "de": {
        "open": "Mit dem Unterschriebenen vergleichen",
        "title": "Was unterschrieben ist",
        "head": "Version {version} haben {people} unterschrieben. Jetzt steht sie bei Version {now}.",
        "all_same": "Jedes Kriterium steht so da, wie es unterschrieben wurde.",
        "moved": "{count} von {all} Kriterien sind nicht mehr, was unterschrieben wurde. Geben Sie die neueste Version zur Prüfung, damit sie unterschrieben werden.",
        "same": "wie unterschrieben",
        "changed": "seither geändert",
        "removed": "seither entfernt",
        "added": "seither neu, nicht unterschrieben",
        "read_otherwise": "dieselben Worte, von dieser Fassung anders gelesen: bitte ansehen",
        "signed": "unterschrieben",
        "now": "jetzt",
        "rest": "Die übrigen {count} stehen wie unterschrieben: {items}.",
        "more": "und {count} weitere; der Export hat alle",
        "close": "Schließen",
    },
}


def signed_word(name: str, language: str, **facts: object) -> str:
    """A text of ours with its facts, in English where the language has none."""
    return SIGNED_WORDS.get(language, SIGNED_WORDS["en"])[name].format(**facts)
