"""What is said about queues of decisions, cases and checks, in French."""

DESK_IN_FRENCH = {
    "add_case": "Ajouter au jeu d'éval",
    "case-added": "Ajouté au jeu d'évaluation de {what} ; il a maintenant {count} cas.",
    "case-added-next": "`remit eval cases export` les écrit pour votre outil d'évaluation.",
    "check-missed": "C'était un contrôle : {what} a été glissé pour voir si les demandes fausses se "
    "remarquent. Rien n'a été fait, et cela arrive à tout le monde. Ce qui était faux : {wrong}",
    "check-missed-next": "Regardez les valeurs exactes la prochaine fois ; la vue complète les montre "
    "toutes.",
    "check-caught": "Bien vu : {what} était un contrôle, et c'était faux. {wrong}",
    "check-caught-next": "Il n'y a rien à faire ; rien n'aurait pu s'exécuter.",
    "figures": "Comment vont les files",
    "figures_lead": "Les {days} derniers jours, sans ce qui passe seul ni les contrôles glissés.",
    "figures_none": "Personne n'a eu à décider ces {days} derniers jours. Demandez une décision dans le "
    "menu d'un message, ou avec /remit escalate.",
    "waiting_now": "En attente",
    "waiting_value": "{count}, la plus ancienne depuis {oldest}",
    "waiting_none": "rien",
    "decided_in": "Décidées en",
    "decided_value": "{p50} (la moitié), {p95} (95 %)",
    "in_time": "À temps",
    "ended": "Comment elles ont fini",
    "ended_value": "{approved} approuvées, {denied} refusées, {edited} modifiées, {unanswered} sans "
    "réponse, {withdrawn} retirées",
    "looked": "Regardées",
    "looked_value": "au plus {median} (médiane)",
    "disagreement": "Désaccords",
    "checks": "Contrôles glissés",
    "checks_value": "{caught} sur {count} remarqués",
    "stamped": "On dirait que l'on approuve sans regarder. Envoyez moins de demandes aux personnes, ou "
    "montrez de meilleures preuves sur la carte.",
    "batch": "Décider ensemble {count} demandes semblables",
    "batch_title": "Demandes semblables",
    "batch_lead": "Cochez ce que vous approuvez. Chaque accord vaut pour exactement ce qui est listé ici ; "
    "ce qui change entre-temps est laissé de côté. Ce qui est définitif ou demande plus de "
    "personnes n'y figure jamais.",
    "batch_none": "Rien de ce qui vous attend n'est assez semblable et anodin pour être approuvé ensemble. "
    "Décidez sur chaque carte.",
    "batch_item": "Approuver {number}",
    "batch_submit": "Approuver",
    "batch_nothing": "Cochez-en au moins une, ou fermez.",
    "batched": "Approuvées : {count}.",
    "batched_all": "Chacune peut s'exécuter une fois, exactement comme listé.",
    "batched_left": "Laissées de côté : {count}. Ouvrez leurs cartes et décidez là.",
    "close": "Fermer",
}
