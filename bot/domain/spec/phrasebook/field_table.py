"""What the parts and fields of a spec are called in forms and where a change is shown."""

# English, as the field is named | French | German
TABLE = """
abstain target | part à ne pas trancher | Anteil ohne Antwort
acceptance | critères d'acceptation | Abnahmekriterien
access | accès | Zugang
action | action | Aktion
agreement | accord des annotateurs | Übereinstimmung
alert | alerte | Alarm
annotators | annotateurs | Beschriftende
approval | approbation | Freigabe
approvers | qui approuve | wer freigibt
arrivals per hour | arrivées par heure | Eingänge je Stunde
asked | demandé | verlangt
at least | au moins | mindestens
automation | automatisation | Automatisierung
base rate | fréquence du cas | Häufigkeit
baseline | situation actuelle | Stand heute
basis | fondement | Grundlage
before launch | avant le lancement | vor dem Start
behaviour | comportement | Verhalten
benefit | bénéfice | Nutzen
blast | portée | Reichweite
budget | budget | Budget
cadence | rythme | Rhythmus
calibrated | étalonné | kalibriert
capacity | capacité | Kapazität
caps | plafonds | Obergrenzen
channel | canal | Kanal
checklist | liste de contrôle | Checkliste
cluster | cas liés | was zusammengehört
comparator | comparateur | Vergleich
comparison | comparaison | Gegenüberstellung
components | composants | Bestandteile
condition | condition | Bedingung
confidence | confiance | Sicherheit
constraints | contraintes | Einschränkungen
control | contrôle | Kontrolle
correction | correction | Berichtigung
cost | coût | Kosten
cost per unit | coût unitaire | Kosten je Stück
coverage | heures de présence | Besetzungszeiten
criteria | critères | Kriterien
criterion | critère | Kriterium
current process | processus actuel | heutiger Ablauf
data | données | Daten
dataset | jeu de données | Testdaten
deadline | échéance | Frist
definition | définition | Definition
dependencies | dépendances | Abhängigkeiten
description | description | Beschreibung
disclosure | information des personnes | Hinweis an die Menschen
document | document | Dokument
done | fait | erledigt
drift | dérive | Drift
drill on | dernier essai | zuletzt geprobt
due | pour le | fällig
ears type | forme de la phrase | Satzform
effect | effet | Wirkung
effort | effort | Aufwand
enforcement | ce qui le fait respecter | wodurch es gilt
error states | ce que l'on voit en cas d'erreur | was man bei Fehlern sieht
errors | erreurs | Fehler
escalate to | ensuite auprès de | danach an
evaluation | évaluation | Evaluierung
evidence | preuve | Beleg
exit on | se termine quand réussissent | endet, wenn bestanden
explainability | explicabilité | Erklärbarkeit
explicit | signalé exprès | ausdrücklich gemeldet
fairness | équité | Fairness
feedback | retours | Rückmeldungen
flag status | état du signalement | Stand des Hinweises
floor | minimum | Untergrenze
frame | tiré de | gezogen aus
gate | porte | Sperre
goal | objectif | Ziel
group | groupe | Gruppe
groups | groupes | Gruppen
guardrails | garde-fous | Schutzregeln
guideline | consigne | Richtlinie
held | tenu | gehalten
holders | qui tient quel rôle | wer welche Rolle hat
how | comment | wie
human minutes | minutes d'une personne | Minuten eines Menschen
human sample | échantillon relu | von Menschen geprüfter Anteil
hypothesis | hypothèse | Hypothese
if negative | sinon | wenn nein
if positive | si oui | wenn ja
impact | impact | Auswirkung
implicit | remarqué au passage | nebenbei bemerkt
incident steps | en cas d'incident | bei einem Vorfall
input | entrée | Eingabe
intended use | usage prévu | vorgesehene Nutzung
invariant | invariant | Invariante
kill criteria | critères d'abandon | Abbruchkriterien
kill switch | arrêt d'urgence | Notaus
kind | genre | Art
label delay | délai des étiquettes | Verzug der Labels
labelling | étiquetage | Beschriftung
labels | étiquettes | Labels
latency | latence | Latenz
layer | couche | Ebene
lead time | durée | Dauer
leakage | connu seulement après | erst danach bekannt
legal review | revue juridique | rechtliche Prüfung
letters | lettres | Buchstaben
likelihood | probabilité | Wahrscheinlichkeit
limit | limite | Grenze
limitations | limites | Grenzen
logged | consigné | protokolliert
logging | journal | Protokoll
measures | mesures | Messgrößen
method | méthode | Methode
metric | métrique | Metrik
min n | nombre minimal de cas | Mindestzahl der Fälle
min positives | nombre minimal de cas positifs | Mindestzahl positiver Fälle
minutes each | minutes par cas | Minuten je Fall
mitigation | parade | Gegenmaßnahme
mode | mode | Modus
model | modèle | Modell
moment | moment | Zeitpunkt
monitors | surveillance | Überwachung
name | nom | Name
needs | besoins | Bedarf
not ml subkind | ce que l'on fait à la place | was stattdessen gebaut wird
on fail | en cas d'échec | bei Verfehlen
operation | exploitation | Betrieb
options | options | Optionen
ordering | ordre | Reihenfolge
other family | autre famille de modèles | andere Modellfamilie
output | sortie | Ausgabe
overlap check | contrôle des recoupements | Prüfung auf Überschneidung
override | correction par une personne | Überstimmen
oversight | supervision | Aufsicht
owner | responsable | verantwortlich
paired test | test apparié | gepaarter Test
people | personnes | Menschen
period | période | Zeitraum
person | personne | Person
personal | données personnelles | personenbezogen
phases | phases | Phasen
policy | règle | Regel
population | population | Population
positives | cas positifs | positive Fälle
privacy | vie privée | Datenschutz
problem | problème | Problem
prompt rules | règles du prompt | Regeln für den Prompt
provider | fournisseur | Anbieter
quality | qualité | Qualität
queues | files d'attente | Warteschlangen
raci | responsabilités | Zuständigkeiten
reasons | motifs | Gründe
recourse | recours | Einspruch
red team | attaques essayées | erprobte Angriffe
reference | référence | Referenz
refresh | renouvellement | Erneuerung
refusals | refus | Ablehnungen
regression | régression | Regression
repeats | répétitions | Wiederholungen
report | rapport | Bericht
residency | lieu de conservation | Aufbewahrungsort
respond within | délai de réponse | Antwortzeit
response | réponse | Antwort
restricted uses | usages exclus | ausgeschlossene Nutzung
retention | durée de conservation | Aufbewahrungsdauer
retired on | retiré le | abgeschaltet am
retraining | réentraînement | Nachtraining
reversibility | réversibilité | Umkehrbarkeit
reviewers | relecteurs présents | Prüfende
right to measure | droit de le mesurer | Recht, es zu messen
rights | droits | Rechte
risk | risque | Risiko
risks | risques | Risiken
role | rôle | Rolle
rollback | retour en arrière | Weg zurück
rollback when | retour en arrière quand | zurück, wenn
rollout | déploiement | Einführung
route to | envoyer à | weiter an
routed share | part envoyée aux personnes | Anteil für Menschen
rows | lignes | Zeilen
rubric | grille d'évaluation | Bewertungsraster
rule | règle | Regel
rule class | situation | Lage
running | coûts courants | laufende Kosten
season | saison | Saison
security | sécurité | Sicherheit der Daten
service | service | Dienst
severity | gravité | Schwere
share | part | Anteil
signal | signal | Signal
size | taille | Umfang
slice | tranche | Teilmenge
slices | tranches | Teilmengen
smallest difference | plus petit écart | kleinster Unterschied
smallest group | plus petit groupe | kleinste Gruppe
source | source | Quelle
statistic | statistique | Statistik
status | statut | Stand
subject | sujet | Gegenstand
target | cible | Zielwert
task | tâche | Aufgabe
task kind | type de tâche | Art der Aufgabe
test | test | Test
test cases | cas de test | Testfälle
text | texte | Text
threshold | seuil | Schwelle
threshold type | type de seuil | Art der Schwelle
throughput | débit | Durchsatz
time | durée | Dauer
time to effect | délai d'effet | Zeit bis zur Wirkung
time to label | temps d'étiquetage | Zeit zum Beschriften
timeline | calendrier | Zeitplan
timeout outcome | sans réponse | ohne Antwort
title | titre | Titel
to | vers | zu
to labels | devient une étiquette | wird zum Label
tolerated drop | baisse tolérée | geduldeter Rückgang
too strict when | trop strict quand | zu streng, wenn
triggers | déclencheurs | Auslöser
type | type | Typ
undo | annulation | Rückgängigmachen
unit cost | prix unitaire | Preis je Stück
unsupported uses | usages non pris en charge | nicht unterstützte Nutzung
until | jusqu'au | bis
until labels | en attendant les étiquettes | bis Labels da sind
uptime | disponibilité | Verfügbarkeit
user | utilisateur | wer es nutzt
user impact | effet pour l'utilisateur | Wirkung für Nutzer
ux | expérience d'utilisation | Nutzung
value per decision | valeur d'une décision | Wert je Entscheidung
verdict | faut-il de l'apprentissage automatique | braucht es maschinelles Lernen
version | version | Version
voice | dans leurs mots | in ihren Worten
volume | volume | Menge
waiver | accepté | hingenommen
who | qui | wer
window | fenêtre | Zeitfenster
"""
