"""The few words around a summary, in English, French and German."""

from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "unnamed": {"en": "Not named yet", "fr": "Pas encore de nom", "de": "Noch ohne Namen"},
    "version": {
        "en": "spec version {version}",
        "fr": "version {version} de la spécification",
        "de": "Version {version} der Spezifikation",
    },
    "worded": {
        "en": "first sentences worded by {model}, each checked against the figures",
        "fr": "premières phrases formulées par {model}, chacune comparée aux chiffres",
        "de": "erste Sätze formuliert von {model}, jeder an den Zahlen geprüft",
    },
    "standing_head": {
        "en": "{passed} of {all} criteria shown (spec version {version})",
        "fr": "{passed} critères sur {all} démontrés (version {version} de la spécification)",
        "de": "{passed} von {all} Kriterien gezeigt (Version {version} der Spezifikation)",
    },
    "standing_unrun": {
        "en": "nothing was measured yet.",
        "fr": "rien n'a encore été mesuré.",
        "de": "noch nichts gemessen.",
    },
    "standing_none": {
        "en": "Nothing was measured for this spec yet, so nothing is shown and nothing has failed.",
        "fr": "Rien n'a encore été mesuré pour cette spec : rien n'est montré et rien n'a échoué.",
        "de": "Für diese Spec wurde noch nichts gemessen: nichts ist gezeigt, und nichts ist verfehlt.",
    },
    "bring": {
        "en": "Drop the file your eval tool wrote into this thread, or send it from CI: remit eval import FILE.",
        "fr": "Déposez dans ce fil le fichier de votre outil d'évaluation, ou envoyez-le depuis la CI : remit eval import FILE.",
        "de": "Legen Sie die Datei Ihres Testwerkzeugs in diesen Thread, oder senden Sie sie aus der CI: remit eval import FILE.",
    },
    "standing_decides": {
        "en": "Results inform; people decide. Ask what is missing to see who has to sign.",
        "fr": "Les résultats informent, des personnes décident. Demandez ce qui manque pour voir qui doit signer.",
        "de": "Ergebnisse informieren, Menschen entscheiden. Fragen Sie, was fehlt, um zu sehen, wer unterschreiben muss.",
    },
    "more": {
        "en": "{n} more in the thread.",
        "fr": "{n} {n:autre|autres} dans le fil.",
        "de": "{n} weitere im Thread.",
    },
    "schedule_title": {
        "en": "Schedule a summary",
        "fr": "Programmer un bilan",
        "de": "Bericht einplanen",
    },
    "schedule_no_spec": {
        "en": "You have no spec yet. Turn a problem statement into one first, then schedule its summary.",
        "fr": "Vous n'avez pas encore de spécification. Faites-en une d'un cadrage, puis programmez son bilan.",
        "de": "Sie haben noch keine Spezifikation. Machen Sie zuerst eine aus einer Problembeschreibung.",
    },
    "schedule_spec": {"en": "Of which spec?", "fr": "De quelle spécification ?", "de": "Wovon?"},
    "schedule_when": {"en": "When?", "fr": "Quand ?", "de": "Wann?"},
    "schedule_usual": {
        "en": "every Monday at 9:00",
        "fr": "chaque lundi à 9h00",
        "de": "jeden Montag um 9:00 Uhr",
    },
    "schedule_hint": {
        "en": "In your own words, or a cron line. Your time zone: {timezone}.",
        "fr": "Avec vos mots, ou une ligne cron. Votre fuseau : {timezone}.",
        "de": "In eigenen Worten, oder als Cron-Zeile. Ihre Zeitzone: {timezone}.",
    },
    "schedule_for": {"en": "For whom?", "fr": "Pour qui ?", "de": "Für wen?"},
    "for_team": {"en": "The team", "fr": "L'équipe", "de": "Das Team"},
    "for_executive": {"en": "Executives", "fr": "La direction", "de": "Die Leitung"},
    "for_engineer": {
        "en": "Engineers, with bounds and formulas",
        "fr": "Les ingénieurs, avec bornes et formules",
        "de": "Ingenieure, mit Schranken und Formeln",
    },
    "schedule_quiet": {
        "en": "Where nothing changed",
        "fr": "Si rien n'a changé",
        "de": "Wenn sich nichts geändert hat",
    },
    "say_each": {
        "en": "Say so in one line",
        "fr": "Le dire en une ligne",
        "de": "Das in einer Zeile sagen",
    },
    "say_news": {
        "en": "Be silent, for at most four times",
        "fr": "Se taire, au plus quatre fois",
        "de": "Schweigen, höchstens viermal",
    },
    "schedule_change": {
        "en": "Where model, prompt or index change",
        "fr": "Si modèle, prompt ou index changent",
        "de": "Wenn Modell, Prompt, Index wechseln",
    },
    "say_later": {
        "en": "Tell it in the next one",
        "fr": "Le dire dans le prochain",
        "de": "Im nächsten sagen",
    },
    "say_at_once": {
        "en": "Also post one at once",
        "fr": "En publier aussi un tout de suite",
        "de": "Auch sofort einen schicken",
    },
    "planned_also": {
        "en": "And at once where results were made with another model or prompt, or the spec names another index.",
        "fr": "Et tout de suite si des résultats viennent d'un autre modèle ou prompt, ou si la spécification nomme un autre index.",
        "de": "Und sofort, wenn Ergebnisse mit einem anderen Modell oder Prompt entstanden oder die Spezifikation einen anderen Index nennt.",
    },
    "schedule_submit": {"en": "Schedule it", "fr": "Programmer", "de": "Einplanen"},
    "planned_on": {
        "en": "I post the summary of “{title}” here {when}. The next one: {next}.",
        "fr": "Je publie ici le bilan de « {title} » {when}. Le prochain : {next}.",
        "de": "Ich veröffentliche den Bericht zu „{title}“ hier {when}. Der nächste: {next}.",
    },
    "planned_held": {
        "en": "The summary of “{title}” is held; it does not come until somebody lets it go on.",
        "fr": "Le bilan de « {title} » est suspendu ; il ne vient plus tant que personne ne le reprend.",
        "de": "Der Bericht zu „{title}“ ruht; er kommt erst wieder, wenn ihn jemand weiterlaufen lässt.",
    },
    "planned_ended": {
        "en": "The summary of “{title}” does not come any more. /remit schedule sets up another one.",
        "fr": "Le bilan de « {title} » ne vient plus. /remit schedule en programme un autre.",
        "de": "Der Bericht zu „{title}“ kommt nicht mehr. /remit schedule plant einen neuen ein.",
    },
    "hold": {"en": "Hold", "fr": "Suspendre", "de": "Ruhen lassen"},
    "resume": {"en": "Let it go on", "fr": "Reprendre", "de": "Weiterlaufen lassen"},
    "end": {"en": "End it", "fr": "Arrêter", "de": "Beenden"},
    "course": {
        "en": "How it went so far.",
        "fr": "L'évolution jusqu'ici.",
        "de": "Der bisherige Verlauf.",
    },
    "counted": {
        "en": "Read from {what}: {checks}.",
        "fr": "Lu de {what} : {checks}.",
        "de": "Gelesen aus {what}: {checks}.",
    },
    "passed": {
        "en": "{check}: {passed} of {n} passed",
        "fr": "{check} : {passed} {passed:réussi|réussis} sur {n}",
        "de": "{check}: {passed} von {n} bestanden",
    },
    "scored": {
        "en": "{check}: {mean} on average over {n}",
        "fr": "{check} : {mean} en moyenne sur {n}",
        "de": "{check}: im Mittel {mean} über {n}",
    },
    "scored_unsized": {
        "en": "{check}: {mean} on average, over an unknown number of cases",
        "fr": "{check} : {mean} en moyenne, sur un nombre de cas inconnu",
        "de": "{check}: im Mittel {mean}, über unbekannt viele Fälle",
    },
    "known": {
        "en": "Brought before, so it counts once: {n} of the runs in this file. Ask “how are we doing?” to see what is shown by now.",
        "fr": "Déjà apporté, compté une seule fois : {n} des mesures de ce fichier. Demandez « quels sont les résultats ? » pour voir ce qui est démontré.",
        "de": "Schon einmal gebracht, zählt einmal: {n} der Messungen dieser Datei. „Was sind die Ergebnisse?“ zeigt, was bis jetzt gezeigt ist.",
    },
    "same_file": {
        "en": "{file} holds the same as a file that was brought on {day}, so nothing changed: it counts once. Ask “how are we doing?” to see what is shown by now.",
        "fr": "{file} contient la même chose qu'un fichier apporté le {day} : rien n'a changé, il compte une seule fois. Demandez « quels sont les résultats ? » pour voir ce qui est démontré.",
        "de": "{file} enthält dasselbe wie eine Datei, die am {day} gebracht wurde; es hat sich nichts geändert, sie zählt einmal. „Was sind die Ergebnisse?“ zeigt, was bis jetzt gezeigt ist.",
    },
    "this_file": {"en": "This file", "fr": "Ce fichier", "de": "Diese Datei"},
    "unused": {
        "en": "These checks speak to no criterion: {checks}. Name a check after a criterion ({criteria}) or its metric to have it counted.",
        "fr": "Ces contrôles ne correspondent à aucun critère : {checks}. Donnez à un contrôle le nom d'un critère ({criteria}) ou de sa métrique pour qu'il compte.",
        "de": "Diese Prüfungen gehören zu keinem Kriterium: {checks}. Eine Prüfung zählt, wenn sie wie ein Kriterium ({criteria}) oder seine Metrik heißt.",
    },
    "against": {
        "en": "{check}, against the run of {before}:",
        "fr": "{check}, par rapport à la mesure du {before} :",
        "de": "{check}, gegenüber dem Lauf vom {before}:",
    },
    "unmoved": {
        "en": "No case became right or wrong since the run of {before}: {checks}.",
        "fr": "Aucun cas n'est devenu juste ou faux depuis la mesure du {before} : {checks}.",
        "de": "Kein Fall wurde seit dem Lauf vom {before} richtig oder falsch: {checks}.",
    },
    "lost": {
        "en": "What the run of {before} made of each case cannot be read any more, so the two are not compared. Bring its file here again, and the next run will be compared case by case.",
        "fr": "Ce que la mesure du {before} a fait de chaque cas n'est plus lisible, donc les deux ne sont pas comparées. Apportez de nouveau son fichier ici, et la mesure suivante sera comparée cas par cas.",
        "de": "Was der Lauf vom {before} aus jedem Fall gemacht hat, ist nicht mehr lesbar; deshalb werden die beiden nicht verglichen. Seine Datei noch einmal hierher bringen, dann wird der nächste Lauf Fall für Fall verglichen.",
    },
    "broken": {
        "en": "Wrong now, right before: {cases}.",
        "fr": "Faux maintenant, justes avant : {cases}.",
        "de": "Jetzt falsch, vorher richtig: {cases}.",
    },
    "fixed": {
        "en": "Right now, wrong before: {cases}.",
        "fr": "Justes maintenant, faux avant : {cases}.",
        "de": "Jetzt richtig, vorher falsch: {cases}.",
    },
    "after_fail": {
        "en": "Next: mend what these cases have in common and bring the next run here, or say until when somebody lives with it: “live with {criterion} until YYYY-MM-DD because …”.",
        "fr": "Ensuite : corrigez ce que ces cas ont en commun et apportez la mesure suivante ici, ou dites jusqu'à quand quelqu'un l'accepte : « accepter {criterion} jusqu'au AAAA-MM-JJ parce que … ».",
        "de": "Als Nächstes: beheben, was diesen Fällen gemeinsam ist, und den nächsten Lauf hierher bringen, oder sagen, bis wann jemand damit lebt: „lebt mit {criterion} bis JJJJ-MM-TT, weil …“.",
    },
    "after_broken": {
        "en": "Next: stop what broke the rule, mend it, and bring the next run here; nobody lives with a rule that must never be broken.",
        "fr": "Ensuite : arrêtez ce qui a enfreint la règle, corrigez-le, et apportez la mesure suivante ici ; on n'accepte pas qu'une règle à ne jamais enfreindre le soit.",
        "de": "Als Nächstes: anhalten, was die Regel verletzt hat, es beheben und den nächsten Lauf hierher bringen; mit einer verletzten Regel, die nie verletzt sein darf, lebt niemand.",
    },
    "after_spoilt": {
        "en": "Next: bring the whole file, each case once; until then nothing rests on this one.",
        "fr": "Ensuite : apportez le fichier complet, chaque cas une fois ; d'ici là, rien ne repose sur celui-ci.",
        "de": "Als Nächstes: die ganze Datei bringen, jeden Fall einmal; bis dahin beruht nichts auf dieser.",
    },
    "after_other": {
        "en": "Next: run it again with what the plan names, or change the plan of the spec (Edit) if this is what you mean to use from now on.",
        "fr": "Ensuite : relancez avec ce que nomme le plan, ou changez le plan de la spécification (Modifier) si c'est ce que vous voulez utiliser désormais.",
        "de": "Als Nächstes: noch einmal mit dem messen, was der Plan nennt, oder den Plan der Spezifikation ändern (Bearbeiten), wenn von jetzt an dies gelten soll.",
    },
    "cases": {"en": "Tested on", "fr": "Testé sur", "de": "Getestet an"},
    "decide": {
        "en": "It is asked here: decide",
        "fr": "C'est demandé ici : décider",
        "de": "Hier wird gefragt: entscheiden",
    },
    "measured": {"en": "measured", "fr": "mesuré", "de": "gemessen"},
}


def report_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]
