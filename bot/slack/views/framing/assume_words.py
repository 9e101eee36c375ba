"""What is said about assuming something until somebody knows, in English, French and German."""

ASSUME_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "assume": "Assume something meanwhile",
        "find": "Have somebody find out",
        "later": "Ask me later",
        "beside": "Not relevant here",
        "assume_title": "Assume for now",
        "find_title": "Find out",
        "what": "What do we assume until somebody knows?",
        "what_hint": "It is shown as an assumption, never as something that was said.",
        "fact": "This is a fact, so I assume nothing here: it stays open until somebody says it.",
        "who": "Who finds out?",
        "pick": "Pick somebody",
        "due": "By when?",
        "missing_what": "Write what to assume.",
        "missing_who": "Pick who finds out.",
        "missing_due": "Pick a day.",
        "past": "That day has passed. Pick today or a later day.",
        "not_relevant": "not relevant here",
        "put_off": "to be asked again later",
    },
    "fr": {
        "assume": "Supposer quelque chose en attendant",
        "find": "Charger quelqu'un de se renseigner",
        "later": "Demander plus tard",
        "beside": "Pas pertinent ici",
        "assume_title": "Supposer en attendant",
        "find_title": "Se renseigner",
        "what": "Que supposons-nous, jusqu'à ce que quelqu'un le sache ?",
        "what_hint": "Ce sera montré comme une supposition, jamais comme quelque chose de dit.",
        "fact": "C'est un fait, je ne suppose donc rien ici : cela reste ouvert jusqu'à ce que "
        "quelqu'un le dise.",
        "who": "Qui se renseigne ?",
        "pick": "Choisir une personne",
        "due": "Pour quand ?",
        "missing_what": "Écrivez ce qu'il faut supposer.",
        "missing_who": "Choisissez qui se renseigne.",
        "missing_due": "Choisissez un jour.",
        "past": "Ce jour est passé. Choisissez aujourd'hui ou un jour suivant.",
        "not_relevant": "pas pertinent ici",
        "put_off": "à redemander plus tard",
    },
    "de": {
        "assume": "Vorläufig etwas annehmen",
        "find": "Jemanden klären lassen",
        "later": "Später fragen",
        "beside": "Hier nicht relevant",
        "assume_title": "Vorläufig annehmen",
        "find_title": "Klären lassen",
        "what": "Was nehmen wir an, bis es jemand weiß?",
        "what_hint": "Es wird als Annahme gezeigt, nie als etwas, das gesagt wurde.",
        "fact": "Das ist eine Tatsache, darum nehme ich hier nichts an: Es bleibt offen, bis es "
        "jemand sagt.",
        "who": "Wer klärt es?",
        "pick": "Jemanden auswählen",
        "due": "Bis wann?",
        "missing_what": "Bitte schreiben, was angenommen wird.",
        "missing_who": "Bitte auswählen, wer es klärt.",
        "missing_due": "Bitte einen Tag auswählen.",
        "past": "Dieser Tag ist vorbei. Bitte heute oder einen späteren Tag wählen.",
        "not_relevant": "hier nicht relevant",
        "put_off": "wird später noch einmal gefragt",
    },
}


def assume_word(key: str, language: str) -> str:
    """A sentence about assuming, in English where the language has none."""
    return ASSUME_WORDS.get(language, ASSUME_WORDS["en"])[key]
