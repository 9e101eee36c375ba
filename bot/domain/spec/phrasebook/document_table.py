"""Headings, labels and sentences of the spec as a document."""

# English | French | German
TABLE = """
Spec: {0} | Spec : {0} | Spec: {0}
not named yet | pas encore nommée | noch ohne Namen
Draft | Brouillon | Entwurf
In review | En revue | In Prüfung
Approved | Approuvée | Freigegeben
Retired | Retirée | Außer Kraft
{0} version {1} | {0} version {1} | {0} Version {1}
from {0} version {1} | d'après {0} version {1} | aus {0} Version {1}
the goal's message | le message du but | die Nachricht mit dem Ziel
owner: {0} | responsable : {0} | verantwortlich: {0}
How to read this: what carries no mark was said or confirmed in the conversation. {0} follows from what was said. {1} waits for your yes or no. | Comment lire : ce qui ne porte pas de marque a été dit ou confirmé dans la conversation. {0} découle de ce qui a été dit. {1} attend votre oui ou non. | So ist das zu lesen: Was kein Zeichen trägt, wurde im Gespräch gesagt oder bestätigt. {0} folgt aus dem Gesagten. {1} wartet auf Ihr Ja oder Nein.
(inferred) | (déduit) | (abgeleitet)
(proposal) | (proposition) | (Vorschlag)
said | dit | gesagt
inferred | déduit | abgeleitet
proposal | proposition | Vorschlag
open | ouvert | offen
Summary | Résumé | Zusammenfassung
Problem | Problème | Problem
Intended use | Usage prévu | Verwendung
Behaviour | Comportement | Verhalten
Acceptance criteria | Critères d'acceptation | Abnahmekriterien
Oversight | Contrôle humain | Aufsicht
How sure it has to be | Sûreté exigée | Wie sicher es sein muss
How we will know | Comment nous le saurons | Woran wir es erkennen
What is compared, and what it is made of | Ce qu'on compare, et de quoi c'est fait | Was verglichen wird, und woraus es besteht
Data | Données | Daten
People and risks | Personnes et risques | Menschen und Risiken
How it is run | Exploitation | Betrieb
How it reaches people | Comment il arrive aux personnes | Wie es zu den Menschen kommt
What is watched | Ce qu'on surveille | Was beobachtet wird
Costs and service | Coûts et service | Kosten und Dienst
Who answers for what | Qui répond de quoi | Wer wofür einsteht
Clauses that may apply | Clauses qui s'appliquent peut-être | Klauseln, die gelten könnten
What is assumed | Ce qui est supposé | Was angenommen ist
What is open | Ce qui est ouvert | Was offen ist
Where it comes from | D'où cela vient | Woher es kommt
What is not testable yet | Ce qui n'est pas encore vérifiable | Was noch nicht prüfbar ist
Readiness | Avancement | Reife
By stage | Par étape | Je Stufe
Nobody has said yet what is to get better. Start with the questions below. | Personne n'a encore dit ce qui doit s'améliorer. Commencez par les questions ci-dessous. | Noch hat niemand gesagt, was besser werden soll. Beginnen Sie mit den Fragen unten.
Goal | But | Ziel
Success | Réussite | Erfolg
Kind of task | Type de tâche | Art der Aufgabe
What to build | Ce qu'il faut construire | Was zu bauen ist
Never | Jamais | Nie
Before approval | Avant l'approbation | Vor der Freigabe
no question is open; people still have to say yes | aucune question n'est ouverte ; des personnes doivent encore dire oui | keine Frage ist offen; Menschen müssen noch Ja sagen
Open | Ouvert | Offen
More has to be settled before this can be approved: see {0} | Il reste à régler avant l'approbation : voir {0} | Vor der Freigabe ist noch mehr zu klären: siehe {0}
a report | un rapport | ein Bericht
a rule | une règle | eine Regel
a change of the process | un changement du processus | eine Änderung des Ablaufs
a search | une recherche | eine Suche
a product to buy | un produit à acheter | ein Produkt, das man kauft
something simpler | quelque chose de plus simple | etwas Einfacheres
{0}. No machine learning is needed, so it can be tested exactly. | {0}. L'apprentissage automatique n'est pas nécessaire ; l'essai peut donc être exact. | {0}. Maschinelles Lernen ist nicht nötig, also lässt es sich genau testen.
not settled yet | pas encore décidé | noch nicht entschieden
The goal: {0} | Le but : {0} | Das Ziel: {0}
today {0} | aujourd'hui {0} | heute {0}
Metric | Mesure | Kennzahl
What counts | Ce qui compte | Was zählt
Where it stands today | Où on en est aujourd'hui | Wo es heute steht
Target | Cible | Zielwert
Deadline | Échéance | Termin
Who or what it covers | Qui ou quoi est concerné | Wen oder was es betrifft
Who has the problem | Qui a le problème | Wer das Problem hat
In their words | Dans leurs mots | In ihren Worten
How it works today | Comment cela marche aujourd'hui | Wie es heute läuft
Evidence | Preuve | Beleg
Hypothesis | Hypothèse | Hypothese
Used by | Utilisé par | Benutzt von
What it helps to decide | Ce qu'il aide à décider | Was es entscheiden hilft
What it is about | Ce dont il s'agit | Worum es geht
When it is needed | Quand il le faut | Wann es gebraucht wird
What it starts from | Ce dont il part | Wovon es ausgeht
What it gives | Ce qu'il donne | Was es liefert
If yes | Si oui | Wenn ja
If no | Si non | Wenn nein
Capacity | Capacité | Kapazität
How much it may do | Ce qu'il peut faire | Wie viel es darf
Not to be used for | À ne pas utiliser pour | Nicht zu benutzen für
It declines | Il refuse | Es lehnt ab
What it answers | Ce qu'il répond | Was es antwortet
who takes over | qui prend le relais | wer übernimmt
Usually also | D'habitude aussi | Üblich ist auch
Each comes with an answer and three cases to try; who takes over is not known yet (ask {0}) | Chacun a une réponse et trois cas à essayer ; qui prend le relais n'est pas encore connu (demander : {0}) | Zu jedem gehören eine Antwort und drei Fälle zum Ausprobieren; wer übernimmt, ist noch nicht bekannt (fragen: {0})
It is kept from | Il en est empêché | Daran wird es gehindert
held by a control outside the model {0}; judged by {1} | tenu par un contrôle hors du modèle {0} ; jugé par {1} | gehalten durch eine Kontrolle außerhalb des Modells {0}; beurteilt nach {1}
Nobody has named an action that it would take itself. | Personne n'a nommé une action qu'il ferait lui-même. | Niemand hat eine Aktion genannt, die es selbst ausführen würde.
Id | N° | Nr.
Action | Action | Aktion
Asked for | Demandé | Verlangt
At least | Au moins | Mindestens
At the least | Au moins | Mindestens
Who approves | Qui approuve | Wer freigibt
Undo | Annulation | Rückgängig
Limits | Limites | Grenzen
on its own | tout seul | von allein
tell somebody | prévenir quelqu'un | jemandem Bescheid geben
approval | approbation | Freigabe
approval by two people | approbation par deux personnes | Freigabe durch zwei Personen
a person does it | une personne le fait | ein Mensch tut es
time to answer | temps pour répondre | Zeit zum Antworten
whom it goes to then | à qui cela va ensuite | an wen es dann geht
whom it goes to when nobody does | à qui cela va si personne ne répond | an wen es geht, wenn niemand antwortet
An approval nobody answers in time is never taken as a yes. | Une approbation sans réponse à temps n'est jamais prise pour un oui. | Eine Freigabe, die niemand rechtzeitig beantwortet, gilt nie als Ja.
By exact tests: agree examples with their right results, run them, and read off pass or fail. | Par des essais exacts : convenez d'exemples avec leur résultat juste, essayez-les, et lisez réussi ou échoué. | Durch genaue Tests: Beispiele mit richtigen Ergebnissen vereinbaren, ausführen, bestanden oder nicht ablesen.
It has to beat | Il doit dépasser | Es muss übertreffen
Who or what says what is right | Qui ou quoi dit ce qui est juste | Wer oder was sagt, was richtig ist
Comparison with and without | Comparaison avec et sans | Vergleich mit und ohne
When to stop | Quand s'arrêter | Wann aufzuhören ist
The worst mistake | La pire erreur | Der schlimmste Fehler
What it costs: {0} | Ce que coûte : {0} | Was es kostet: {0}
Still missing for a plan | Manque encore pour un plan | Fehlt noch für einen Plan
Where it lives | Où elles se trouvent | Wo sie liegen
How the truth is learned | Comment on apprend la vérité | Wie man die Wahrheit erfährt
Volume and history | Volume et historique | Umfang und Geschichte
Right to use it | Droit de les utiliser | Recht, sie zu benutzen
Origin and biases | Origine et biais | Herkunft und Verzerrungen
Known only afterwards | Connu seulement après | Erst hinterher bekannt
Privacy | Vie privée | Datenschutz
Residency | Lieu de stockage | Speicherort
Depends on | Dépend de | Hängt ab von
People affected | Personnes concernées | Betroffene Menschen
Effect on a person | Effet sur une personne | Wirkung auf einen Menschen
Groups treated worse | Groupes moins bien traités | Schlechter behandelte Gruppen
How to object | Comment s'opposer | Wie man widerspricht
Seen by Legal | Vu par le service juridique | Von der Rechtsabteilung gesehen
Raised by {0}. | Signalé par {0}. | Aufgefallen durch {0}.
Usual traps | Pièges habituels | Übliche Fallen
To be gone through | À parcourir | Durchzugehen
from {0} | d'après {0} | nach {0}
Latency | Latence | Latenz
Throughput | Débit | Durchsatz
Uptime | Disponibilité | Verfügbarkeit
service level | niveau de service | Dienstgüte
statistical | statistique | statistisch
invariant | invariant | ausnahmslos
business | métier | geschäftlich
process | processus | Ablauf
critical | critique | kritisch
major | majeur | wesentlich
minor | mineur | gering
What is judged | Ce qui est jugé | Was beurteilt wird
What must hold | Ce qui doit tenir | Was gelten muss
Kind | Sorte | Art
Severity | Gravité | Schwere
Basis | Base | Grundlage
Assumed where nobody said otherwise: the exact bound at 95 %, one-sided, decides; it is tested again after every change the plan names, and weekly; a critical failure blocks the release, any other is reported. | Supposé tant que personne ne dit autre chose : la borne exacte, unilatérale, au niveau de 95 %, décide ; on teste à nouveau après chaque changement que le plan nomme, et chaque semaine ; un échec critique bloque la mise en service, tout autre est signalé. | Angenommen, solange niemand anderes sagt: Die exakte Schranke bei 95 %, einseitig, entscheidet; geprüft wird nach jeder Änderung, die der Plan nennt, und wöchentlich; ein kritischer Fehlschlag hält die Freigabe auf, jeder andere wird gemeldet.
{0}, until {1}: asked for by {2}, signed by {3}, because {4} | {0}, jusqu'au {1} : demandé par {2}, signé par {3}, parce que {4} | {0}, bis {1}: verlangt von {2}, unterschrieben von {3}, weil {4}
The severities are proposals. A number that is {0} has not been named by anybody. | Les gravités sont des propositions. Un nombre {0} n'a été donné par personne. | Die Schweregrade sind Vorschläge. Eine Zahl, die {0} ist, hat niemand genannt.
In one line each; `?` stands for what nobody has said yet: | Chacun en une ligne ; `?` tient lieu de ce que personne n'a encore dit : | Jedes in einer Zeile; `?` steht für das, was noch niemand gesagt hat:
Together | Ensemble | Zusammen
How often it happens | Fréquence du cas | Wie oft es vorkommt
If it is just met | S'il est tout juste atteint | Wenn es gerade eben erfüllt ist
Still to be said | Encore à dire | Noch zu sagen
Not understood | Pas compris | Nicht verstanden
These do not go together | Ceci ne va pas ensemble | Das passt nicht zusammen
at least {0} | au moins {0} | mindestens {0}
more than {0} | plus de {0} | mehr als {0}
at most {0} | au plus {0} | höchstens {0}
less than {0} | moins de {0} | weniger als {0}
exactly {0} | exactement {0} | genau {0}
between {0} | entre {0} | zwischen {0}
higher than today | de plus qu'aujourd'hui | höher als heute
lower than today | de moins qu'aujourd'hui | niedriger als heute
as today | comme aujourd'hui | wie heute
away from today | par rapport à aujourd'hui | gegenüber heute
it informs | il informe | es informiert
it suggests | il suggère | es schlägt vor
it acts after approval | il agit après approbation | es handelt nach Freigabe
it acts on its own | il agit seul | es handelt von allein
on its own, and tells somebody | seul, et prévient quelqu'un | von allein, und gibt jemandem Bescheid
after approval | après approbation | nach Freigabe
after approval by two people | après approbation par deux personnes | nach Freigabe durch zwei Personen
never; a person does it | jamais ; une personne le fait | nie; ein Mensch tut es
no effect | aucun effet | keine Wirkung
a small effect | un effet léger | eine geringe Wirkung
a strong effect | un effet important | eine erhebliche Wirkung
a legal effect | un effet juridique | eine rechtliche Wirkung
not known yet | pas encore connu | noch nicht bekannt
disputed: {0} | contesté : {0} | strittig: {0}
disputed | contesté | strittig
{0} or {1} | {0} ou {1} | {0} oder {1}
{0} and {1} | {0} et {1} | {0} und {1}
to be agreed | à convenir | zu vereinbaren
no worse than today; limit {0} | pas pire qu'aujourd'hui ; limite {0} | nicht schlechter als heute; Grenze {0}
(at least or at most: not said) | (au moins ou au plus : pas dit) | (mindestens oder höchstens: nicht gesagt)
done, and on record | fait, et noté | geschehen und festgehalten
no exception | aucune exception | keine Ausnahme
Not known yet | Pas encore connu | Noch nicht bekannt
(ask {0}) | (demander : {0}) | (fragen: {0})
Answer in the thread this came from, a few at a time; each answer finds its place here. | Répondez dans le fil d'où cela vient, quelques-unes à la fois ; chaque réponse trouve sa place ici. | Antworten Sie in dem Thread, aus dem das kommt, immer ein paar; jede Antwort findet hier ihren Platz.
If that is wrong: {0} | Si c'est faux : {0} | Wenn das nicht stimmt: {0}
{0}: “at least” or “at most” was not said; it follows from what is to get better. | {0} : « au moins » ou « au plus » n'a pas été dit ; cela découle de ce qui doit s'améliorer. | {0}: „mindestens“ oder „höchstens“ wurde nicht gesagt; es folgt daraus, was besser werden soll.
Before this can be approved | Avant de pouvoir l'approuver | Bevor das freigegeben werden kann
Before it is built | Avant de le construire | Bevor es gebaut wird
{0} (owner) | {0} (responsable) | {0} (verantwortlich)
Question | Question | Frage
Who could answer | Qui pourrait répondre | Wer antworten könnte
It settles | Cela règle | Das klärt
What | Quoi | Was
Value | Valeur | Wert
In whose words | Dans les mots de qui | In wessen Worten
confirmed by {0} | confirmé par {0} | bestätigt von {0}
Clause | Clause | Klausel
About | Sujet | Worum es geht
Shown in | Montré dans | Gezeigt in
From | À partir du | Ab
known from reports only | connu seulement par la presse | nur aus Berichten bekannt
As of {0}. Not legal advice: check with Legal or Compliance. | État au {0}. Ceci n'est pas un avis juridique : voir avec le service juridique ou la conformité. | Stand {0}. Keine Rechtsauskunft: mit Rechtsabteilung oder Compliance klären.
The usual split {0}: nobody has agreed to it yet. | La répartition habituelle {0} : personne ne l'a encore acceptée. | Die übliche Aufteilung {0}: Noch hat niemand zugestimmt.
To fix before it is ready | À corriger avant que ce soit prêt | Zu beheben, bevor es reif ist
Worth fixing | Utile à corriger | Lohnt sich zu beheben
Minor | Mineur | Gering
Nothing was found. | Rien n'a été trouvé. | Nichts gefunden.
Better: {0} | Mieux : {0} | Besser: {0}
Lived with | Accepté | Hingenommen
"""
