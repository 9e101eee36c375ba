"""The words about another reference for data that are watched, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "renew": {
        "en": "Another reference…",
        "fr": "Autre référence…",
        "de": "Andere Referenz…",
    },
    "renew_named": {
        "en": "Another reference for {name}…",
        "fr": "Autre référence pour {name}…",
        "de": "Andere Referenz für {name}…",
    },
    "undo": {"en": "Undo…", "fr": "Annuler…", "de": "Zurücknehmen…"},
    "title": {"en": "Another reference", "fr": "Autre référence", "de": "Andere Referenz"},
    "lead": {
        "en": "“{name}” is compared with {reference}. Choose other days only after a change that was reviewed and accepted, such as a newly trained version or a new season: what has moved counts as usual from then on.",
        "fr": "« {name} » est comparé à : {reference}. Ne choisissez d'autres jours qu'après un changement examiné et accepté, comme une version réentraînée ou une nouvelle saison : ce qui a bougé comptera alors comme habituel.",
        "de": "„{name}“ wird verglichen mit: {reference}. Wählen Sie andere Tage nur nach einer geprüften und angenommenen Änderung, etwa einer neu trainierten Version oder einer neuen Saison: was sich bewegt hat, gilt von da an als üblich.",
    },
    "after": {
        "en": "Earlier looks stay as they are, open questions about what moved are taken back, and it can be undone.",
        "fr": "Les examens passés restent tels quels, les questions ouvertes sur ce qui a bougé sont retirées, et cela peut être annulé.",
        "de": "Frühere Blicke bleiben, wie sie sind, offene Fragen zu dem, was sich bewegt hat, werden zurückgezogen, und es lässt sich zurücknehmen.",
    },
    "start": {"en": "First day", "fr": "Premier jour", "de": "Erster Tag"},
    "end": {"en": "Last day", "fr": "Dernier jour", "de": "Letzter Tag"},
    "place": {
        "en": "Where these rows lie, if elsewhere",
        "fr": "Où sont ces lignes, si ailleurs",
        "de": "Wo diese Zeilen liegen, falls woanders",
    },
    "why": {"en": "Why?", "fr": "Pourquoi ?", "de": "Warum?"},
    "why_hint": {
        "en": "Such as “model 14 is live since March”. It is kept, and told in the thread.",
        "fr": "Par exemple « le modèle 14 est en service depuis mars ». C'est conservé et dit dans le fil.",
        "de": "Etwa „Modell 14 läuft seit März“. Es wird aufbewahrt und im Thread gesagt.",
    },
    "accepted": {"en": "The change", "fr": "Le changement", "de": "Die Änderung"},
    "was_accepted": {
        "en": "was reviewed and accepted by those who answer for it",
        "fr": "a été examiné et accepté par ceux qui en répondent",
        "de": "wurde von denen geprüft und angenommen, die dafür einstehen",
    },
    "submit": {"en": "Compare with these", "fr": "Comparer à ceux-ci", "de": "Damit vergleichen"},
    "undo_title": {
        "en": "Undo the change",
        "fr": "Annuler le changement",
        "de": "Zurücknehmen",
    },
    "undo_lead": {
        "en": "“{name}” will be compared with {before} again, and no longer with {after}. If something has moved against it and stays so, it is asked about again.",
        "fr": "« {name} » sera de nouveau comparé à : {before}, et non plus à : {after}. Si quelque chose a bougé par rapport à elle et le reste, la question sera reposée.",
        "de": "„{name}“ wird wieder verglichen mit: {before}, und nicht mehr mit: {after}. Was sich dagegen bewegt hat und so bleibt, wird erneut gefragt.",
    },
    "undo_change_lead": {
        "en": "“{name}” will be declared as before again. The reference of that time is kept, and counts again at once.",
        "fr": "« {name} » sera de nouveau déclaré comme avant. La référence d'alors est conservée et compte de nouveau aussitôt.",
        "de": "„{name}“ wird wieder angegeben wie zuvor. Die Referenz von damals ist aufbewahrt und gilt sofort wieder.",
    },
    "changed_on": {
        "en": "Changed on {day}. Why: {why}",
        "fr": "Modifié le {day}. Pourquoi : {why}",
        "de": "Geändert am {day}. Warum: {why}",
    },
    "changed": {
        "en": "{who} changed what is watched as “{name}”.",
        "fr": "{who} a modifié ce qui est surveillé sous « {name} ».",
        "de": "{who} hat geändert, was als „{name}“ beobachtet wird.",
    },
    "change_undone": {
        "en": "{who} took a change of “{name}” back.",
        "fr": "{who} a annulé une modification de « {name} ».",
        "de": "{who} hat eine Änderung von „{name}“ zurückgenommen.",
    },
    "undo_submit": {"en": "Undo it", "fr": "Annuler", "de": "Zurücknehmen"},
    "renewed": {
        "en": "{who} chose another reference for “{name}”: {after}, and no longer {before}.",
        "fr": "{who} a choisi une autre référence pour « {name} » : {after}, et non plus {before}.",
        "de": "{who} hat eine andere Referenz für „{name}“ gewählt: {after}, und nicht mehr {before}.",
    },
    "undone": {
        "en": "{who} took a renewal back: “{name}” is compared with {after} again, and no longer with {before}.",
        "fr": "{who} a annulé un changement : « {name} » est de nouveau comparé à {after}, et non plus à {before}.",
        "de": "{who} hat eine Änderung zurückgenommen: „{name}“ wird wieder verglichen mit {after}, und nicht mehr mit {before}.",
    },
    "because": {"en": "Why: {why}", "fr": "Pourquoi : {why}", "de": "Warum: {why}"},
    "next_looks": {
        "en": "The next windows are compared with it; earlier looks stay as they are.",
        "fr": "Les prochaines fenêtres y sont comparées ; les examens passés restent tels quels.",
        "de": "Die nächsten Fenster werden damit verglichen; frühere Blicke bleiben, wie sie sind.",
    },
    "none_back": {
        "en": "No question was open.",
        "fr": "Aucune question n'était ouverte.",
        "de": "Keine Frage war offen.",
    },
    "one_back": {
        "en": "One open question was taken back.",
        "fr": "Une question ouverte a été retirée.",
        "de": "Eine offene Frage wurde zurückgezogen.",
    },
    "some_back": {
        "en": "{n} open questions were taken back.",
        "fr": "{n} questions ouvertes ont été retirées.",
        "de": "{n} offene Fragen wurden zurückgezogen.",
    },
    "compared": {
        "en": "Compared with {reference}.",
        "fr": "Comparé à : {reference}.",
        "de": "Verglichen mit: {reference}.",
    },
    "compared_since": {
        "en": "Since {day} compared with {reference}. Why: {why}",
        "fr": "Depuis le {day}, comparé à : {reference}. Pourquoi : {why}",
        "de": "Seit {day} verglichen mit: {reference}. Warum: {why}",
    },
    "span": {
        "en": "the rows of {first} to {last}",
        "fr": "lignes du {first} au {last}",
        "de": "Zeilen vom {first} bis {last}",
    },
    "from": {
        "en": "the rows from {first} on",
        "fr": "lignes à partir du {first}",
        "de": "Zeilen ab {first}",
    },
    "up_to": {
        "en": "the rows up to {last}",
        "fr": "lignes jusqu'au {last}",
        "de": "Zeilen bis {last}",
    },
    "all": {"en": "all rows", "fr": "toutes les lignes", "de": "alle Zeilen"},
    "at": {"en": "{rows} in {where}", "fr": "{rows} dans {where}", "de": "{rows} in {where}"},
}


def renewal_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]
