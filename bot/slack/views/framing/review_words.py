"""What is said about deciding whether a risk applies, in English, French and German."""

REVIEW_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "lead": "I only suspect from words in the thread. People decide; this is no legal advice.",
        "which": "Which risk?",
        "applies": "Does it apply?",
        "confirmed": "It applies: check with Legal or Compliance",
        "dismissed": "It does not apply here",
        "why": "Why?",
        "hint": "Needed where a serious risk does not apply: who looked at it, and why.",
        "missing": "Say whether it applies.",
        "reason": "Say who looked at it, and why it does not apply.",
        "noted_confirmed": "Noted. {who} says this risk applies: {area}.",
        "noted_dismissed": "Noted. {who} says this risk does not apply here: {area}.",
        "next_confirmed": "Talk to Legal or Compliance before you build; Undo takes it back.",
        "next_dismissed": "Read all shows who decided, and why; Undo takes it back.",
        "noted_suspected": "Taken back: what {who} said about this risk, {area}.",
        "next_suspected": "Read all shows what stands now.",
    },
    "fr": {
        "lead": "Je ne fais que soupçonner, d'après les mots du fil. Les personnes décident ; ceci "
        "n'est pas un avis juridique.",
        "which": "Quel risque ?",
        "applies": "S'applique-t-il ?",
        "confirmed": "Il s'applique : à voir avec le service juridique",
        "dismissed": "Il ne s'applique pas ici",
        "why": "Pourquoi ?",
        "hint": "Nécessaire si un risque sérieux ne s'applique pas : qui l'a examiné, et pourquoi.",
        "missing": "Dites s'il s'applique.",
        "reason": "Dites qui l'a examiné, et pourquoi il ne s'applique pas.",
        "noted_confirmed": "Noté. {who} dit que ce risque s'applique : {area}.",
        "noted_dismissed": "Noté. {who} dit que ce risque ne s'applique pas ici : {area}.",
        "next_confirmed": "Parlez-en au service juridique avant de construire ; Annuler revient "
        "en arrière.",
        "next_dismissed": "Tout lire montre qui a décidé, et pourquoi ; Annuler revient en arrière.",
        "noted_suspected": "Repris : ce que {who} avait dit de ce risque, {area}.",
        "next_suspected": "Tout lire montre ce qui vaut maintenant.",
    },
    "de": {
        "lead": "Ich vermute nur, nach Wörtern im Thread. Menschen entscheiden; das ist keine "
        "Rechtsberatung.",
        "which": "Welches Risiko?",
        "applies": "Trifft es zu?",
        "confirmed": "Es trifft zu: mit der Rechtsabteilung klären",
        "dismissed": "Es trifft hier nicht zu",
        "why": "Warum?",
        "hint": "Nötig, wo ein ernstes Risiko nicht zutrifft: wer es geprüft hat, und warum nicht.",
        "missing": "Bitte sagen, ob es zutrifft.",
        "reason": "Bitte sagen, wer es geprüft hat, und warum es nicht zutrifft.",
        "noted_confirmed": "Notiert. {who} sagt, dieses Risiko trifft zu: {area}.",
        "noted_dismissed": "Notiert. {who} sagt, dieses Risiko trifft hier nicht zu: {area}.",
        "next_confirmed": "Vor dem Bauen mit der Rechtsabteilung sprechen; Rückgängig nimmt es "
        "zurück.",
        "next_dismissed": "Alles lesen zeigt, wer entschieden hat und warum; Rückgängig nimmt es "
        "zurück.",
        "noted_suspected": "Zurückgenommen: was {who} zu diesem Risiko gesagt hat, {area}.",
        "next_suspected": "Alles lesen zeigt, was jetzt gilt.",
    },
}


def review_word(key: str, language: str) -> str:
    """A sentence about reviewing, in English where the language has none."""
    return REVIEW_WORDS.get(language, REVIEW_WORDS["en"])[key]
