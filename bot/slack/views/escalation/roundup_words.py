"""What is said about roundups of what waits, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "one": {
        "en": "One decision waits, for {oldest}.",
        "fr": "Une décision attend, depuis {oldest}.",
        "de": "Eine Entscheidung wartet, seit {oldest}.",
    },
    "many": {
        "en": "{count} decisions wait, the oldest for {oldest}.",
        "fr": "{count} décisions attendent, la plus ancienne depuis {oldest}.",
        "de": "{count} Entscheidungen warten, die älteste seit {oldest}.",
    },
    "overdue": {
        "en": "{count} overdue.",
        "fr": "{count} en retard.",
        "de": "{count} überfällig.",
    },
    "queue": {
        "en": "{queue}: {count} waiting, the oldest for {oldest}",
        "fr": "{queue} : {count} en attente, la plus ancienne depuis {oldest}",
        "de": "{queue}: {count} warten, die älteste seit {oldest}",
    },
    "queue_overdue": {
        "en": "{count} overdue",
        "fr": "{count} en retard",
        "de": "{count} überfällig",
    },
    "elsewhere": {
        "en": "{count} more were asked elsewhere; whoever can decide them has them on the home page of Remit.",
        "fr": "{count} autres ont été demandées ailleurs ; qui peut en décider les a sur la page d'accueil de Remit.",
        "de": "{count} weitere wurden anderswo gestellt; wer sie entscheiden kann, hat sie auf der Startseite von Remit.",
    },
    "older": {
        "en": "The oldest that were asked here:",
        "fr": "Les plus anciennes demandées ici :",
        "de": "Die ältesten, die hier gestellt wurden:",
    },
    "together": {
        "en": "Decide similar ones together",
        "fr": "Décider ensemble celles qui se ressemblent",
        "de": "Ähnliche zusammen entscheiden",
    },
    "comes": {
        "en": "Comes {when}; silent when nothing waits. /remit roundup changes that.",
        "fr": "Vient {when} ; rien n'est dit quand rien n'attend. /remit roundup change cela.",
        "de": "Kommt {when}; schweigt, wenn nichts wartet. /remit roundup ändert das.",
    },
    "title": {
        "en": "Roundup",
        "fr": "Point des décisions",
        "de": "Was wartet",
    },
    "lead": {
        "en": "Tells this channel which decisions wait: how many, since when, and what is overdue. Where nothing "
        "waits it is silent.",
        "fr": "Dit à ce canal quelles décisions attendent : combien, depuis quand, et ce qui est en retard. Rien "
        "n'est dit quand rien n'attend.",
        "de": "Sagt diesem Kanal, welche Entscheidungen warten: wie viele, seit wann, und was überfällig ist. Wenn "
        "nichts wartet, schweigt es.",
    },
    "there": {
        "en": "Here already:",
        "fr": "Déjà ici :",
        "de": "Schon hier:",
    },
    "which": {
        "en": "Of which rule of the policy?",
        "fr": "De quelle règle ?",
        "de": "Von welcher Regel?",
    },
    "every": {"en": "All of them", "fr": "De toutes", "de": "Von allen"},
    "when": {"en": "When?", "fr": "Quand ?", "de": "Wann?"},
    "usual": {
        "en": "weekdays at 9:00",
        "fr": "jours ouvrés à 9h00",
        "de": "werktags um 9:00 Uhr",
    },
    "hint": {
        "en": "In your own words, or a cron line. Your time zone: {timezone}.",
        "fr": "Avec vos mots, ou une ligne cron. Votre fuseau : {timezone}.",
        "de": "In eigenen Worten, oder als Cron-Zeile. Ihre Zeitzone: {timezone}.",
    },
    "submit": {"en": "Tell this channel", "fr": "Prévenir ce canal", "de": "Hier sagen"},
    "planned_on": {
        "en": "I tell this channel {when} which decisions wait ({queue}); nothing when none does. The next time: {next}.",
        "fr": "Je dis à ce canal {when} quelles décisions attendent ({queue}) ; rien quand aucune n'attend. La prochaine "
        "fois : {next}.",
        "de": "Ich sage diesem Kanal {when}, welche Entscheidungen warten ({queue}); nichts, wenn keine wartet. Das nächste "
        "Mal: {next}.",
    },
    "planned_held": {
        "en": "The roundup ({queue}) is held; it does not come until somebody lets it go on.",
        "fr": "Le point ({queue}) est suspendu ; il ne vient plus tant que personne ne le reprend.",
        "de": "Die Übersicht ({queue}) ruht; sie kommt erst wieder, wenn sie jemand weiterlaufen lässt.",
    },
    "planned_ended": {
        "en": "The roundup ({queue}) does not come any more. /remit roundup sets up another one.",
        "fr": "Le point ({queue}) ne vient plus. /remit roundup en programme un autre.",
        "de": "Die Übersicht ({queue}) kommt nicht mehr. /remit roundup richtet eine neue ein.",
    },
    "all_rules": {"en": "all rules", "fr": "toutes les règles", "de": "alle Regeln"},
    "rule": {"en": "rule {queue}", "fr": "règle {queue}", "de": "Regel {queue}"},
    "held": {"en": "held", "fr": "suspendu", "de": "ruht"},
}


def roundup_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]
