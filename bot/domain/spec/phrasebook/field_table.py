"""What the parts and fields of a spec are called in forms and where a change is shown."""

# The field, in front of it the part where it means something of its own | English | French | German
TABLE = """
A | answers for it | répond du résultat | steht dafür ein
C | is asked before | est consulté | wird vorher gefragt
I | is told after | est informé | wird danach informiert
R | does the work | fait le travail | macht die Arbeit
abstain target | share it may leave to people | part laissée aux personnes | Anteil, der Menschen bleiben darf
acceptance | acceptance criteria | critères d'acceptation | Abnahmekriterien
acceptance.baseline | today | aujourd'hui | heute
acceptance.confidence | level of confidence | niveau de confiance | Vertrauensniveau
acceptance.dataset | on which test data | sur quels cas de test | auf welchen Testdaten
acceptance.subject | what is measured on | sur quoi c'est mesuré | woran gemessen wird
acceptance.text | what is judged | ce qui est jugé | was beurteilt wird
acceptance.threshold | threshold | seuil | Schwelle
access | access | accès | Zugang
accountable | accountable | en répond | steht dafür ein
action | action | action | Aktion
agreement | agreement between labellers | accord entre étiqueteurs | Übereinstimmung beim Beschriften
alarm | alarm from | alarme à partir de | Alarm ab
alert | alert when | alerte quand | Alarm, wenn
annotators | who labels | qui étiquette | wer beschriftet
approval | who says yes to it | qui dit oui | wer ja dazu sagt
approvers | who approves | qui approuve | wer freigibt
arrivals per hour | cases an hour | cas par heure | Fälle je Stunde
asked | asked | demandé | verlangt
at least | at least, how long | au moins, durée | mindestens, wie lange
automation | how much it may do | ce qu'il peut faire | wie viel es tun darf
base rate | how often it happens | fréquence du cas | wie oft es vorkommt
baseline | where it stands today | situation actuelle | Stand heute
basis | basis | fondement | Grundlage
before launch | figure before launch | avant le lancement | vor dem Start
behaviour | behaviour | comportement | Verhalten
behaviour.text | what it shall do | ce qu'il doit faire | was es tun soll
benefit | worth if the target is met | valeur si la cible est atteinte | Wert, wenn das Ziel erreicht ist
blast | whom it reaches | qui cela touche | wen es erreicht
bounds | alarm | alarme | Alarm
bounds.test | how it is measured | comment c'est mesuré | wie es gemessen wird
budget | budget | budget | Budget
cadence | how often | à quel rythme | wie oft
calibrated | whether the value holds | si la valeur tient | ob der Wert stimmt
capacity | capacity | capacité | Kapazität
caps | limits | plafonds | Obergrenzen
channel | where cases wait | où les cas attendent | wo Fälle warten
checklist | checklist | liste de contrôle | Checkliste
cluster | cases that belong together | cas liés | was zusammengehört
collect | time to collect new examples | temps pour rassembler des exemples | Zeit, um neue Beispiele zu sammeln
comparator | at least or at most | au moins ou au plus | mindestens oder höchstens
comparison | comparison with and without | comparaison avec et sans | Vergleich mit und ohne
components | parts it is made of | composants | Bestandteile
components.name | which part | quel composant | welcher Teil
condition | what it declines | ce qu'il refuse | was es ablehnt
confidence | confidence | confiance | Sicherheit
constraints | constraints | contraintes | Einschränkungen
constraints.limit | what limits it | ce qui le limite | was es begrenzt
consulted | asked | consulté | wird gefragt
control | suggestion or command | suggestion ou commande | Vorschlag oder Befehl
correction | how people put it right | comment on corrige | wie man es richtigstellt
cost per unit | cost per unit | coût unitaire | Kosten je Stück
cost | cost | coût | Kosten
cost.volume | cases in a period | cas par période | Fälle je Zeitraum
coverage | hours somebody is there | heures de présence | Besetzungszeiten
criteria | criteria | critères | Kriterien
criterion | criterion | critère | Kriterium
current process | how it works today | processus actuel | heutiger Ablauf
data | data | données | Daten
data.quality | origin and biases | origine et biais | Herkunft und Verzerrungen
data.source | where it lives | où elles se trouvent | wo sie liegen
data.volume | volume and history | volume et historique | Menge und Verlauf
dataset | test data | jeu de données | Testdaten
dataset.version | their version | leur version | ihre Version
deadline | deadline | échéance | Frist
definition | what counts | ce qui compte | was zählt
dependencies | dependencies | dépendances | Abhängigkeiten
description | what could go wrong | ce qui peut mal tourner | was schiefgehen kann
disclosure | what people are told | ce qu'on dit aux personnes | was man den Menschen sagt
document | document | document | Dokument
done | what shows that it is done | ce qui montre que c'est fait | was zeigt, dass es erledigt ist
drift | drift | dérive | Drift
drift.season | across the seasons | au fil des saisons | über die Jahreszeiten
drift.window | looked at over | observé sur | betrachtet über
drill on | last time it was tried | dernier essai | zuletzt ausprobiert
due | due | pour le | fällig
ears type | form of the sentence | forme de la phrase | Satzform
effect | effect on a person | effet sur une personne | Wirkung auf einen Menschen
effort | effort | effort | Aufwand
enforcement | what enforces it | ce qui le fait respecter | wodurch es gilt
error states | what people see when it is wrong | ce qu'elles voient quand il se trompe | was sie sehen, wenn es sich irrt
errors | errors | erreurs | Fehler
errors.definition | which mistake | quelle erreur | welcher Fehler
errors.impact | what it costs, and whom | ce qu'elle coûte, et à qui | was er kostet, und wen
escalate to | whom it goes to when nobody answers | à qui cela va si personne ne répond | wohin es geht, wenn niemand antwortet
evaluation | evaluation | évaluation | Evaluierung
evaluation.baseline | what it has to beat | ce qu'il doit battre | was es schlagen muss
evidence | evidence | preuve | Beleg
exit on | ends when these pass | se termine quand ceux-ci réussissent | endet, wenn diese bestehen
explainability | explainability | explicabilité | Erklärbarkeit
explicit | reported on purpose | signalé exprès | ausdrücklich gemeldet
fairness | fairness | équité | Fairness
fairness.limit | how far they may differ | écart permis | wie weit sie abweichen dürfen
fairness.metric | compared on | comparés sur | verglichen nach
fallback | what is done while it is down | ce qu'on fait pendant une panne | was bei einem Ausfall geschieht
feedback | feedback | retours | Rückmeldungen
flag status | flag status | état du signalement | Stand des Hinweises
floor | floor | minimum | Untergrenze
frame | drawn from | tirés de | gezogen aus
gate | what stops a change | ce qui arrête un changement | was eine Änderung stoppt
goal | goal | objectif | Ziel
group | group | groupe | Gruppe
groups | groups to compare | groupes à comparer | zu vergleichende Gruppen
guardrails | guardrails | garde-fous | Schutzregeln
guideline | labelling guideline | consigne d'étiquetage | Richtlinie zum Beschriften
held | must not fail meanwhile | ne doivent pas échouer entre-temps | dürfen derweil nicht scheitern
holders | who holds which role | qui tient quel rôle | wer welche Rolle hat
how | how | comment | wie
human minutes | minutes of a person | minutes d'une personne | Minuten eines Menschen
human sample | share people look at | part relue par des personnes | Anteil, den Menschen ansehen
hypothesis | hypothesis | hypothèse | Hypothese
if negative | if no | sinon | wenn nein
if positive | if yes | si oui | wenn ja
impact | impact | conséquence | Auswirkung
impact.groups | groups that could be treated worse | groupes qui pourraient être moins bien traités | Gruppen, die schlechter behandelt werden könnten
implicit | noticed in passing | remarqué au passage | nebenbei bemerkt
incident steps | what is done in an incident | en cas d'incident | bei einem Vorfall
informed | told | informé | erfährt davon
input | what it starts from | ce dont il part | wovon es ausgeht
intended use | intended use | usage prévu | vorgesehene Nutzung
invariant | what must never happen | ce qui ne doit jamais arriver | was nie geschehen darf
kill criteria | when to give it up | quand y renoncer | wann man es aufgibt
kill switch | how it is stopped | comment on l'arrête | wie es abgeschaltet wird
kill switch.how | how it is stopped | comment on l'arrête | wie es abgeschaltet wird
kill switch.who | who can stop it | qui peut l'arrêter | wer es abschalten kann
kind | kind | genre | Art
label | time to label them | temps pour les étiqueter | Zeit, um sie zu beschriften
label delay | time until the truth is known | temps avant de savoir la vérité | Zeit, bis die Wahrheit bekannt ist
labelling | labelling | étiquetage | Beschriftung
labels | how the truth is learned | comment on apprend la vérité | wie die Wahrheit bekannt wird
latency | response time | temps de réponse | Antwortdauer
layer | where the change shows | où le changement se voit | wo die Änderung sich zeigt
lead time | how long it takes | combien de temps cela prend | wie lange das dauert
leakage | known only afterwards | connu seulement après coup | erst danach bekannt
legal review | seen by Legal | vu par le juridique | von der Rechtsabteilung gesehen
letters | letters | lettres | Buchstaben
likelihood | likelihood | probabilité | Wahrscheinlichkeit
limit | limit | limite | Grenze
limitations | limitations | limites | Grenzen
limitations.text | what it cannot do | ce qu'il ne sait pas faire | was es nicht kann
logged | what is logged | ce qui est consigné | was protokolliert wird
logging | kept on record | journal | Protokoll
look price | cost of a look | coût d'un examen | Kosten einer Prüfung
looked at | share of cases people look at | part des cas que des personnes examinent | Anteil der Fälle, die Menschen ansehen
measures | figures watched after launch | chiffres suivis après le lancement | Zahlen nach dem Start
measures.group | which question it answers | à quelle question il répond | welche Frage sie beantwortet
measures.metric | what is watched | ce qui est suivi | was beobachtet wird
method | method | méthode | Methode
metric | metric | métrique | Metrik
min cases | fewest cases in a window | nombre minimal de cas par fenêtre | Mindestzahl der Fälle je Fenster
min n | fewest cases | nombre minimal de cas | Mindestzahl der Fälle
min positives | fewest positive cases | nombre minimal de cas positifs | Mindestzahl positiver Fälle
minutes each | minutes for each | minutes par cas | Minuten je Fall
mitigation | what is done about it | ce qu'on y fait | was dagegen getan wird
mode | mode | mode | Modus
model | model | modèle | Modell
moment | when it is needed | quand il faut le savoir | wann es gebraucht wird
monitors | what is watched | ce qui est surveillé | was beobachtet wird
monitors.action | what is done then | ce qu'on fait alors | was dann getan wird
name | name | nom | Name
needs | needs | besoins | Bedarf
not ml subkind | what to build instead | ce que l'on fait à la place | was stattdessen gebaut wird
on fail | what follows a failure | ce qui suit un échec | was auf einen Fehlschlag folgt
operation | how it is run | comment il est exploité | wie es betrieben wird
options | options compared | options comparées | verglichene Optionen
options.latency | delay | délai | Verzögerung
options.name | what it is | ce que c'est | was es ist
ordering | which case comes first | quel cas d'abord | welcher Fall zuerst
other family | another family of models | autre famille de modèles | andere Modellfamilie
output | what it gives | ce qu'il donne | was es liefert
overlap check | checked for overlap with training data | recoupement avec l'entraînement vérifié | auf Überschneidung mit dem Training geprüft
override | how people overrule it | comment on le contredit | wie man ihm widerspricht
override.how | how they do it | comment | wie das geht
override.who | who may overrule it | qui peut le contredire | wer ihm widersprechen darf
oversight | oversight | supervision | Aufsicht
owner | owner | responsable | verantwortlich
paired test | how versions are compared | comment on compare deux versions | wie Versionen verglichen werden
parts | who has which part | qui a quelle part | wer welchen Teil hat
people | people affected | personnes touchées | betroffene Menschen
period | period | période | Zeitraum
person | who holds it | qui le tient | wer sie hat
personal | personal data in it | données personnelles dedans | personenbezogene Daten darin
phases | phases | phases | Phasen
phases.name | how far it is let in | jusqu'où il est admis | wie weit es eingelassen wird
phases.population | who gets it | qui le reçoit | wer es bekommt
policy | trained again when | réentraîné quand | neu trainiert, wenn
population | whom it covers | qui cela couvre | wen es umfasst
positives | positive cases | cas positifs | positive Fälle
privacy | privacy | vie privée | Datenschutz
problem | problem | problème | Problem
problem.who | who has the problem | qui a le problème | wer das Problem hat
prompt rules | prompt rules | règles du prompt | Regeln für den Prompt
provider | who provides it | qui le fournit | wer es anbietet
quality | quality | qualité | Qualität
queues | where cases wait for people | où les cas attendent des personnes | wo Fälle auf Menschen warten
queues.approvers | who looks at them | qui les regarde | wer sie ansieht
queues.capacity | how many fit | combien y tiennent | wie viele hineinpassen
queues.name | what waits there | ce qui y attend | was dort wartet
raci | who answers for what | qui répond de quoi | wer wofür einsteht
raci.accountable | accountable for all of it | qui répond de l'ensemble | wer für alles einsteht
raci.basis | who agreed to the split | qui a accepté la répartition | wer der Aufteilung zugestimmt hat
raci.consulted | asked about all of it | consulté sur l'ensemble | wer zu allem gefragt wird
raci.informed | told of all of it | informé de l'ensemble | wer von allem erfährt
raci.responsible | does all of it | qui réalise l'ensemble | wer alles macht
reasons | reasons to give | motifs | Gründe
recourse | how to object | comment s'y opposer | wie man widerspricht
red team | attacks tried | attaques essayées | versuchte Angriffe
reference | what says which output is right | ce qui dit quelle sortie est juste | was sagt, welche Ausgabe stimmt
refresh | when it is renewed | quand il est renouvelé | wann sie erneuert werden
refusals | what it declines | ce qu'il refuse | was es ablehnt
regression | testing after a change | tests après un changement | Tests nach einer Änderung
release | the release | la mise en service | die Freigabe
repeats | runs per case | essais par cas | Läufe je Fall
report | where results are reported | où les résultats sont rapportés | wo Ergebnisse berichtet werden
residency | where it may be kept | où elles peuvent être gardées | wo sie liegen dürfen
respond within | time to answer | délai de réponse | Antwortzeit
response | what it answers | ce qu'il répond | was es antwortet
responsible | does it | le réalise | macht es
restricted uses | not to be used for | à ne pas utiliser pour | nicht zu benutzen für
retention | how long it is kept | durée de conservation | Aufbewahrungsdauer
retired on | provider withdraws it on | retiré par le fournisseur le | vom Anbieter abgeschaltet am
retraining | training again | réentraînement | erneutes Training
retraining.cost | what it costs | ce que cela coûte | was es kostet
retraining.test | time to test | temps de test | Zeit zum Testen
reversibility | how it can be undone | comment cela s'annule | wie es rückgängig wird
reviewers | people there at once | personnes présentes à la fois | Menschen gleichzeitig da
right to measure | right to measure it | droit de le mesurer | Recht, es zu messen
rights | right to use it | droit de les utiliser | Recht, sie zu nutzen
risk | risk | risque | Risiko
risks | risks | risques | Risiken
role | role | rôle | Rolle
rollback when | goes back when | retour en arrière quand | zurück, wenn
rollback | way back | retour en arrière | Weg zurück
rollback.time | how fast | à quelle vitesse | wie schnell
rollback.to | which version it goes back to | version à laquelle on revient | zu welcher Version es zurückgeht
rollout | how it reaches people | déploiement | Einführung
route to | who takes over | qui prend le relais | wer übernimmt
routed share | share that goes to people | part envoyée aux personnes | Anteil für Menschen
rows | rows | lignes | Zeilen
rubric | how a case is judged | grille d'évaluation | Bewertungsraster
rule class | when it applies | quand elle s'applique | wann sie gilt
rule | rule | règle | Regel
running | running costs | coûts courants | laufende Kosten
season | season | saison | Saison
security | security | sécurité | Sicherheit
service | demands on the service | exigences du service | Anforderungen an den Dienst
severity | severity | gravité | Schwere
share | share | part | Anteil
signal | signal | signal | Signal
size | how many cases | combien de cas | wie viele Fälle
slice | for which cases | pour quels cas | für welche Fälle
slices | groups of cases looked at on their own | tranches | Teilmengen
smallest difference | smallest difference worth finding | plus petit écart qui compte | kleinster Unterschied, der zählt
smallest group | smallest group that is compared | plus petit groupe comparé | kleinste verglichene Gruppe
source | where it comes from | d'où cela vient | woher es kommt
statistic | which figure counts | quel chiffre compte | welche Zahl zählt
status | status | statut | Stand
subject | what it is about | sur quoi cela porte | worum es geht
target | target | cible | Zielwert
task kind | task kind | type de tâche | Art der Aufgabe
task | what it helps to decide | ce qu'il aide à décider | was es zu entscheiden hilft
test cases | test cases | cas de test | Testfälle
test | test | test | Test
text | in one sentence | en une phrase | in einem Satz
threshold type | kind of threshold | type de seuil | Art der Schwelle
threshold | threshold | seuil | Schwelle
throughput | cases at once | cas à la fois | Fälle gleichzeitig
time to effect | how fast it works | délai d'effet | Zeit bis zur Wirkung
time to label | time until it is a label | temps avant qu'il soit une étiquette | Zeit, bis es ein Label ist
time | time | durée | Dauer
timeline | timeline | calendrier | Zeitplan
timeout outcome | when nobody answers in time | si personne ne répond à temps | wenn niemand rechtzeitig antwortet
title | title | titre | Titel
to labels | how it becomes a label | comment cela devient une étiquette | wie es zum Label wird
to | to | vers | zu
todays way | today's cost | coût actuel | heutige Kosten
tolerated drop | drop that is tolerated | baisse tolérée | geduldeter Rückgang
too strict when | too strict when | trop strict quand | zu streng, wenn
train | time to train | temps d'entraînement | Zeit zum Trainieren
triggers | tested again after a change of | réessayé après un changement de | neu getestet nach einer Änderung von
type | type | type | Typ
undo | undo | annulation | Rückgängigmachen
unit cost | price of one | prix d'un cas | Preis für einen
unsupported uses | not made for | pas fait pour | nicht gemacht für
until labels | watched until then | surveillé d'ici là | bis dahin beobachtet
until | until | jusqu'au | bis
uptime | uptime | disponibilité | Verfügbarkeit
user impact | what a failure means for users | ce qu'un échec signifie pour l'utilisateur | was ein Fehlschlag für Nutzer bedeutet
user | used by | utilisé par | genutzt von
ux | what people see | ce que voient les personnes | was Menschen sehen
ux.confidence | how sure it says it is | quelle assurance il affiche | wie sicher es sich gibt
ux.undo | how people undo it | comment on l'annule | wie man es rückgängig macht
value per decision | worth of one | valeur d'un cas | Wert von einem
verdict | is machine learning needed | faut-il de l'apprentissage automatique | braucht es maschinelles Lernen
version | version | version | Version
voice | in their words | dans leurs mots | in ihren Worten
volume | volume | volume | Menge
waiver | lived with | accepté | hingenommen
warn | look from | regarder à partir de | hinsehen ab
who | who | qui | wer
window | period or deadline | période ou échéance | Zeitraum oder Frist
windows in a row | windows in a row | fenêtres de suite | Fenster in Folge
"""
