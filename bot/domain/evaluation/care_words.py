"""What is said about the cases a system is tested on, in English, French and German."""

from bot.domain.lint.model import Language

_SAID: dict[str, dict[Language, str]] = {
    "a_set": {"en": "The set of cases", "fr": "Le jeu de cas", "de": "Der Satz von Fällen"},
    "cases": {"en": "{n} {n:case|cases}", "fr": "{n} cas", "de": "{n} {n:Fall|Fälle}"},
    "since": {
        "en": "in use since {day} ({days} days)",
        "fr": "utilisé depuis le {day} ({days} jours)",
        "de": "in Gebrauch seit {day} ({days} Tage)",
    },
    "drawn": {
        "en": "of {day} ({days} days old)",
        "fr": "du {day} ({days} jours)",
        "de": "vom {day} ({days} Tage alt)",
    },
    "since_one": {
        "en": "in use since {day} (1 day)",
        "fr": "utilisé depuis le {day} (1 jour)",
        "de": "in Gebrauch seit {day} (1 Tag)",
    },
    "drawn_one": {
        "en": "of {day} (1 day old)",
        "fr": "du {day} (1 jour)",
        "de": "vom {day} (1 Tag alt)",
    },
    "looks": {"en": "looked at {n} times", "fr": "regardé {n} fois", "de": "{n}-mal angesehen"},
    "looks_one": {"en": "looked at once", "fr": "regardé une fois", "de": "einmal angesehen"},
    "holdout": {"en": "a holdout", "fr": "un jeu réservé", "de": "zurückgehalten"},
    "decisions": {
        "en": "{n} {n:case waits|cases wait} from decisions of people: `remit eval cases export` adds {n:it|them}",
        "fr": "{n} cas {n:vient|viennent} de décisions de personnes : `remit eval cases export` {n:l'ajoute|les ajoute}",
        "de": "{n} {n:Fall stammt|Fälle stammen} aus Entscheidungen von Menschen: `remit eval cases export` fügt {n:ihn|sie} hinzu",
    },
    "mix": {
        "en": "{name}: {groups}",
        "fr": "{name} : {groups}",
        "de": "{name}: {groups}",
    },
    "group": {
        "en": "{group} {tested} of {all_tested} tested, {seen} of {all_seen} in production",
        "fr": "{group} {tested} sur {all_tested} {tested:testé|testés}, {seen} sur {all_seen} en production",
        "de": "{group} {tested} von {all_tested} getestet, {seen} von {all_seen} im Betrieb",
    },
    "tested_group": {
        "en": "{group} {tested} of {all_tested} tested",
        "fr": "{group} {tested} sur {all_tested} {tested:testé|testés}",
        "de": "{group} {tested} von {all_tested} getestet",
    },
    "groups_more": {
        "en": "{n} more {n:group|groups}",
        "fr": "{n} {n:autre groupe|autres groupes}",
        "de": "{n} weitere {n:Gruppe|Gruppen}",
    },
    "unknown_mix": {
        "en": "What comes in is not known, so nobody can say whether the cases are like it: declare where the data lie (`remit drift source`).",
        "fr": "Ce qui arrive n'est pas connu ; personne ne peut dire si les cas y ressemblent : déclarez où sont les données (`remit drift source`).",
        "de": "Was hereinkommt, ist nicht bekannt; ob die Fälle dem gleichen, kann niemand sagen: geben Sie an, wo die Daten liegen (`remit drift source`).",
    },
    "unversioned": {
        "en": "{set} has no version, so nobody can tell whether two runs had the same cases.",
        "fr": "{set} n'a pas de version ; personne ne sait si deux mesures avaient les mêmes cas.",
        "de": "{set} hat keine Version; niemand weiß, ob zwei Messungen dieselben Fälle hatten.",
    },
    "unversioned_next": {
        "en": "Name a version, such as a date or a hash, in the evaluation tool.",
        "fr": "Nommez une version, comme une date ou une empreinte, dans l'outil d'évaluation.",
        "de": "Nennen Sie im Werkzeug eine Version, etwa ein Datum oder einen Hash.",
    },
    "stale": {
        "en": "{set} is {age} {age:day|days} old; it was to be renewed after {refresh}.",
        "fr": "{set} a {age} {age:jour|jours} ; il devait être renouvelé après {refresh}.",
        "de": "{set} ist {age} {age:Tag|Tage} alt und sollte nach {refresh} erneuert werden.",
    },
    "stale_next": {
        "en": "Draw fresh cases from production, and keep the old ones for regression.",
        "fr": "Tirez de nouveaux cas de la production, et gardez les anciens pour la non-régression.",
        "de": "Ziehen Sie neue Fälle aus dem Betrieb, und behalten Sie die alten zum Vergleich.",
    },
    "holdout_touched": {
        "en": "The holdout {set} was looked at {looks} times; after {most} a system has been fitted to it.",
        "fr": "Le jeu réservé {set} a été regardé {looks} fois ; après {most}, le système y est ajusté.",
        "de": "Der zurückgehaltene Satz {set} wurde {looks}-mal angesehen; nach {most} ist ein System an ihn angepasst.",
    },
    "holdout_touched_next": {
        "en": "Use it for release decisions only, and draw a new one.",
        "fr": "Ne l'utilisez que pour les mises en production, et tirez-en un nouveau.",
        "de": "Nutzen Sie ihn nur für Freigaben, und ziehen Sie einen neuen.",
    },
    "group_missing": {
        "en": "{seen} of {total} {total:case|cases} in production {seen:is|are} `{group}`, and none of those tested.",
        "fr": "{seen} cas sur {total} en production {seen:est|sont} `{group}`, et aucun de ceux testés.",
        "de": "{seen} von {total} {total:Fall|Fällen} im Betrieb {seen:ist|sind} `{group}`, und keiner der getesteten.",
    },
    "group_missing_next": {
        "en": "Add cases of `{group}`: what is not tested is not known to work.",
        "fr": "Ajoutez des cas `{group}` : ce qui n'est pas testé n'est pas connu pour marcher.",
        "de": "Nehmen Sie Fälle von `{group}` auf: was nicht getestet ist, ist nicht bewiesen.",
    },
    "unlike_production": {
        "en": "The cases are not like production: `{group}` is {tested} of {ours} tested and {seen} of {theirs} in production.",
        "fr": "Les cas ne ressemblent pas à la production : `{group}` est {tested} sur {ours} testés et {seen} sur {theirs} en production.",
        "de": "Die Fälle gleichen dem Betrieb nicht: `{group}` sind {tested} von {ours} getesteten und {seen} von {theirs} im Betrieb.",
    },
    "unlike_production_next": {
        "en": "Weigh the groups by production, or draw cases as they come in.",
        "fr": "Pondérez les groupes selon la production, ou tirez les cas comme ils arrivent.",
        "de": "Gewichten Sie die Gruppen nach dem Betrieb, oder ziehen Sie Fälle, wie sie kommen.",
    },
    "changed": {
        "en": "{set} had {least} {least:case|cases} in one run and {most} in another ({check}): these results cannot be compared.",
        "fr": "{set} avait {least} cas dans une mesure et {most} dans une autre ({check}) : elles ne se comparent pas.",
        "de": "{set} hatte {least} {least:Fall|Fälle} in einer Messung und {most} in einer anderen ({check}): sie sind nicht vergleichbar.",
    },
    "changed_next": {
        "en": "Give cases that change a new version.",
        "fr": "Donnez une nouvelle version aux cas qui changent.",
        "de": "Geben Sie geänderten Fällen eine neue Version.",
    },
}


def care_word(name: str, language: Language) -> str:
    """One of them."""
    return _SAID[name][language]
