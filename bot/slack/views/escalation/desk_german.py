"""What is said about queues of decisions, cases and checks, in German."""

DESK_IN_GERMAN = {
    "add_case": "Ins Eval-Set aufnehmen",
    "case-added": "Ins Eval-Set von {what} aufgenommen; es hat jetzt {count} Fälle.",
    "case-added-next": "`remit eval cases export` schreibt sie für das eigene Eval-Werkzeug.",
    "check-missed": "Das war eine Probe: {what} wurde untergemischt, um zu sehen, ob falsche Anfragen "
    "auffallen. Nichts wurde getan, und es passiert allen einmal. Falsch war: {wrong}",
    "check-missed-next": "Nächstes Mal auf die genauen Werte achten; die ganze Ansicht zeigt alle.",
    "check-caught": "Gut gesehen: {what} war eine Probe, und sie war falsch. {wrong}",
    "check-caught-next": "Es ist nichts zu tun; ausgeführt hätte sie nie werden können.",
    "figures": "Wie es den Listen geht",
    "figures_lead": "Die letzten {days} Tage, ohne was von selbst durchgeht und ohne Proben.",
    "figures_none": "In den letzten {days} Tagen musste niemand etwas entscheiden. Um eine Entscheidung "
    "bitten: im Menü einer Nachricht, oder mit /remit escalate.",
    "waiting_now": "Wartet",
    "waiting_value": "{count}, am längsten seit {oldest}",
    "waiting_none": "nichts",
    "decided_in": "Entschieden in",
    "decided_value": "{p50} (die Hälfte), {p95} (95 %)",
    "in_time": "Rechtzeitig",
    "ended": "Wie sie endeten",
    "ended_value": "{approved} genehmigt, {denied} abgelehnt, {edited} geändert, {unanswered} ohne "
    "Antwort, {withdrawn} zurückgezogen",
    "looked": "Angesehen",
    "looked_value": "höchstens {median} (Median)",
    "disagreement": "Uneinig",
    "checks": "Proben",
    "checks_value": "{caught} von {count} bemerkt",
    "stamped": "Es sieht aus, als würde ohne Hinsehen genehmigt. Weniger Anfragen an Menschen geben, oder "
    "bessere Belege auf der Karte zeigen.",
    "batch": "{count} ähnliche zusammen entscheiden",
    "batch_title": "Ähnliche Anfragen",
    "batch_lead": "Ankreuzen, was genehmigt wird. Jede Genehmigung gilt genau für das, was hier steht; was "
    "sich inzwischen ändert, bleibt weg. Endgültiges und was mehr Leute braucht, steht hier "
    "nie.",
    "batch_none": "Nichts, was wartet, ist ähnlich und harmlos genug, um zusammen genehmigt zu werden. "
    "Bitte jede Karte einzeln entscheiden.",
    "batch_item": "{number} genehmigen",
    "batch_submit": "Genehmigen",
    "batch_nothing": "Mindestens eine ankreuzen, oder schließen.",
    "batched": "Genehmigt: {count}.",
    "batched_all": "Jede darf einmal laufen, genau wie aufgelistet.",
    "batched_left": "Weggelassen: {count}. Bitte ihre Karten öffnen und dort entscheiden.",
    "close": "Schließen",
}
