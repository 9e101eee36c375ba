"""What the one-page brief, the cards, the lists and the names of exported files say."""

# English | French | German
TABLE = """
Not named yet | Pas encore nommée | Noch ohne Namen
Version {0}, {1}. One page; the spec has the rest. | Version {0}, {1}. Une page ; la spec contient le reste. | Version {0}, {1}. Eine Seite; der Rest steht in der Spec.
It does this on its own | Il le fait tout seul | Das tut es von allein
It does this and tells somebody | Il le fait et prévient quelqu'un | Das tut es und gibt jemandem Bescheid
A person approves first | Une personne approuve d'abord | Ein Mensch gibt es vorher frei
Two people approve first | Deux personnes approuvent d'abord | Zwei Menschen geben es vorher frei
It never does this; a person does | Il ne le fait jamais ; une personne le fait | Das tut es nie; ein Mensch tut es
Not decided yet | Pas encore décidé | Noch nicht entschieden
Who stays in control | Qui garde la main | Wer die Kontrolle behält
It takes no action on its own that anybody named. | Il ne fait de lui-même aucune action que quelqu'un ait nommée. | Es führt von sich aus keine Aktion aus, die jemand genannt hätte.
all of it, unless a row says otherwise | l'ensemble, sauf si une ligne dit autre chose | alles, wo keine Zeile anderes sagt
What running it takes | Ce qu'il faut pour le faire tourner | Was der Betrieb verlangt
What could go wrong | Ce qui pourrait mal tourner | Was schiefgehen könnte
Nobody has named a risk yet; that does not mean there is none. | Personne n'a encore nommé de risque ; cela ne veut pas dire qu'il n'y en a pas. | Noch hat niemand ein Risiko genannt; das heißt nicht, dass es keins gibt.
What we need from you | Ce qu'il nous faut de vous | Was wir von Ihnen brauchen
Nothing is open that stops approval. Yes or no? | Rien d'ouvert n'empêche l'approbation. Oui ou non ? | Nichts ist offen, was die Freigabe aufhält. Ja oder nein?
{0} more: see the spec | {0} de plus : voir la spec | {0} weitere: siehe die Spec
What gets better | Ce qui s'améliore | Was besser wird
What we aim for | Ce que nous visons | Was wir anstreben
By when | Pour quand | Bis wann
Who uses it | Qui l'utilise | Wer es benutzt
What they do with it | Ce qu'on en fait | Was man damit tut
Who answers for it | Qui en répond | Wer dafür einsteht
Machine learning | Apprentissage automatique | Maschinelles Lernen
not needed; something simpler does it | pas nécessaire ; quelque chose de plus simple suffit | nicht nötig; etwas Einfacheres genügt
No number is agreed yet, so nobody could say whether it worked. | Aucun nombre n'est convenu, donc personne ne pourrait dire si cela a marché. | Noch ist keine Zahl vereinbart, also könnte niemand sagen, ob es geklappt hat.
Model card: {0} | Fiche du modèle : {0} | Modellkarte: {0}
From {0} version {1}, {2}. | D'après {0} version {1}, {2}. | Aus {0} Version {1}, {2}.
Details | Détails | Einzelheiten
Owner | Responsable | Verantwortlich
Model | Modèle | Modell
Prompt | Prompt | Prompt
Index | Index | Index
Tools | Outils | Werkzeuge
Thresholds | Seuils | Schwellen
Judge | Modèle qui juge | Urteilendes Modell
Features | Variables | Merkmale
For what | Pour quoi | Wofür
Input | Entrée | Eingabe
Output | Sortie | Ausgabe
Limitations | Limites | Grenzen
How it is judged | Comment il est jugé | Wie es beurteilt wird
Results are not part of a spec; they stand with each evaluation run. | Les résultats ne font pas partie d'une spec ; ils se trouvent avec chaque évaluation. | Ergebnisse gehören nicht zur Spec; sie stehen bei jedem Prüflauf.
Data set | Jeu de données | Datensatz
What says which output is right | Ce qui dit quelle sortie est juste | Was sagt, welche Ausgabe richtig ist
What it has to beat | Ce qu'il doit dépasser | Was es übertreffen muss
People | Personnes | Menschen
Who is affected | Qui est concerné | Wer betroffen ist
How strongly | À quel point | Wie stark
How they can object | Comment s'y opposer | Wie man widersprechen kann
Groups that are compared | Groupes comparés | Verglichene Gruppen
Risks | Risques | Risiken
usual for this kind of task, not confirmed yet | habituels pour ce type de tâche, pas encore confirmés | bei dieser Art Aufgabe üblich, noch nicht bestätigt
Datasheet: {0} | Fiche des données : {0} | Datenblatt: {0}
Why | Pourquoi | Warum
What the data are for | À quoi servent les données | Wozu die Daten dienen
What they hold | Ce qu'elles contiennent | Was sie enthalten
What one row is about | Sur quoi porte une ligne | Worum es in einer Zeile geht
How much there is | Combien il y en a | Wie viel es gibt
Labels come from | Les étiquettes viennent de | Beschriftungen kommen von
Where they come from | D'où elles viennent | Woher sie kommen
Source | Source | Quelle
What may be done with them | Ce qu'on peut en faire | Was man damit tun darf
Rights | Droits | Rechte
Where they may be kept | Où on peut les garder | Wo sie liegen dürfen
When they are renewed | Quand ils sont renouvelés | Wann sie erneuert werden
As they were last used | Tels qu'ils ont servi la dernière fois | Wie sie zuletzt benutzt wurden
Nothing was run on them yet, so what they really hold is not known. | Rien n'a encore été essayé sur eux ; on ne sait donc pas ce qu'ils contiennent vraiment. | Mit ihnen wurde noch nichts geprüft; was sie wirklich enthalten, ist nicht bekannt.
What to watch | À surveiller | Worauf zu achten ist
What must not leak into training | Ce qui ne doit pas passer dans l'entraînement | Was nicht ins Training einsickern darf
Framework | Cadre | Regelwerk
Section | Partie | Abschnitt
As of | État au | Stand
Status | État | Status
Note | Remarque | Hinweis
check with Legal or Compliance | voir avec le service juridique ou la conformité | mit Rechtsabteilung oder Compliance klären
shown | montré | gezeigt
does not apply | ne s'applique pas | gilt nicht
Decisions: {0} | Décisions : {0} | Entscheidungen: {0}
Decided | Décidé | Entschieden
Because | Parce que | Weil
By | Par | Von
Signed by | Signé par | Unterschrieben von
Look again when | À revoir quand | Wieder ansehen, wenn
Nobody has recorded a decision yet. | Personne n'a encore noté de décision. | Noch hat niemand eine Entscheidung festgehalten.
Signatures | Signatures | Unterschriften
Version {0}, sent for review by {1} on {2} | Version {0}, envoyée en relecture par {1} le {2} | Version {0}, zur Prüfung gegeben von {1} am {2}
Sent although something was open, because | Envoyée bien qu'un point restât ouvert, parce que | Weitergegeben, obwohl etwas offen war, weil
{0} has not answered. | {0} n'a pas répondu. | {0} hat nicht geantwortet.
{0} asked for changes on {1}: {2} | {0} a demandé des changements le {1} : {2} | {0} verlangte am {1} Änderungen: {2}
{0} signed on {1}, the content {2}. | {0} a signé le {1}, contenu {2}. | {0} hat am {1} unterschrieben, Inhalt {2}.
for business | pour le métier | für das Geschäft
for engineering | pour la technique | für die Technik
for domain | pour le domaine | für das Fach
for legal | pour le juridique | für das Recht
for security | pour la sécurité | für die Sicherheit
for operations | pour l'exploitation | für den Betrieb
risks | risques | Risiken
data | données | Daten
document | document | Dokument
operation | exploitation | Betrieb
limitations | limites | Grenzen
oversight | contrôle humain | Aufsicht
acceptance | critères d'acceptation | Abnahmekriterien
Spec | Spec | Spec
Spec (JSON) | Spec (JSON) | Spec (JSON)
Brief | Brève | Kurzfassung
Criteria | Critères | Kriterien
Requirements | Exigences | Anforderungen
promptfoo tests | Tests promptfoo | promptfoo-Tests
Inspect AI task | Tâche Inspect AI | Inspect-AI-Aufgabe
pytest tests | Tests pytest | pytest-Tests
Model card | Fiche du modèle | Modellkarte
Datasheet | Fiche des données | Datenblatt
Responsibilities | Responsabilités | Zuständigkeiten
Decision log | Journal des décisions | Entscheidungen
"""
