"""What stands around the fields of forms and pages, in English, French and German."""

FORM_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "as_said": "What you write here counts as said by you. Empty means not known.",
        "too_long": "Too long for this form, so it stays as it is: {labels}. Say it anew in the thread.",
        "first": "What matters first",
        "another": "Another section",
        "no_answer": "Write an answer, or close this form and press Don't know.",
        "shortened": "Long passages are shortened here. The export has every word.",
        "start_title": "Frame a goal",
        "start_what": "What do you want to achieve?",
        "start_hint": "Who has the problem, what happens today, and which number should move? Rough "
        "is fine.",
        "start_note": "I answer in our direct messages with what I understood and at most three "
        "questions.",
        "start_example": "We lose too many customers after the first month and want to know who is "
        "about to leave.",
        "start_submit": "Draft it",
        "no_goal": "Write a sentence or two about what should get better.",
    },
    "fr": {
        "as_said": "Ce que vous écrivez ici compte comme dit par vous. Vide veut dire inconnu.",
        "too_long": "Trop long pour ce formulaire, reste tel quel : {labels}. Redites-le dans le fil.",
        "first": "L'essentiel d'abord",
        "another": "Une autre section",
        "no_answer": "Écrivez une réponse, ou fermez ce formulaire et touchez Je ne sais pas.",
        "shortened": "Les longs passages sont abrégés ici. L'export contient chaque mot.",
        "start_title": "Cadrer un objectif",
        "start_what": "Que voulez-vous obtenir ?",
        "start_hint": "Qui a le problème, que se passe-t-il aujourd'hui, et quel chiffre doit bouger ? "
        "À peu près suffit.",
        "start_note": "Je réponds dans nos messages directs avec ce que j'ai compris et au plus trois "
        "questions.",
        "start_example": "Nous perdons trop de clients après le premier mois et voulons savoir qui va "
        "partir.",
        "start_submit": "Rédiger",
        "no_goal": "Écrivez une phrase ou deux sur ce qui doit s'améliorer.",
    },
    "de": {
        "as_said": "Was Sie hier schreiben, gilt als von Ihnen gesagt. Leer heißt unbekannt.",
        "too_long": "Zu lang für dieses Formular, bleibt wie es ist: {labels}. Sagen Sie es im Thread neu.",
        "first": "Das Wichtigste zuerst",
        "another": "Ein anderer Abschnitt",
        "no_answer": "Schreiben Sie eine Antwort, oder schließen Sie das Formular und drücken Sie "
        "Weiß nicht.",
        "shortened": "Lange Stellen sind hier gekürzt. Der Export enthält jedes Wort.",
        "start_title": "Ein Ziel klären",
        "start_what": "Was wollen Sie erreichen?",
        "start_hint": "Wer hat das Problem, was geschieht heute, und welche Zahl soll sich bewegen? "
        "Ungefähr genügt.",
        "start_note": "Ich antworte in unseren Direktnachrichten mit dem, was ich verstanden habe, und "
        "höchstens drei Fragen.",
        "start_example": "Nach dem ersten Monat gehen zu viele Kunden, und wir wollen wissen, wer als "
        "Nächstes geht.",
        "start_submit": "Entwerfen",
        "no_goal": "Schreiben Sie ein, zwei Sätze darüber, was besser werden soll.",
    },
}


def form_word(key: str, language: str) -> str:
    """A sentence beside the fields of a form, in English where the language has none."""
    return FORM_WORDS.get(language, FORM_WORDS["en"])[key]
