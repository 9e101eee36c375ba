"""What can be chosen in the forms of a spec, in words: severities, roles, phases, ways to compare."""

# English, as the choice is named | French | German
TABLE = """
absolute | absolu | absolut
accuracy | exactitude | Genauigkeit
adoption | adoption | Nutzung
approve | après approbation | nach Freigabe
approvers trained | les approbateurs sont formés | Freigebende sind geschult
auto | de lui-même | von allein
bootstrap | bootstrap | Bootstrap
business | métier | Geschäft
business owner | responsable métier | Fachverantwortung
canary | petit groupe d'essai | kleine Vorgruppe
clopper pearson | Clopper-Pearson (exact) | Clopper-Pearson (exakt)
communication | communication | Kommunikation
complex | complexe | zusammengesetzt
concept | notion | Konzept
cost latency | coût et latence | Kosten und Latenz
count | nombre | Anzahl
count per n | nombre sur n | Anzahl je n
critical | critique | kritisch
data drift | dérive des données | Datendrift
data engineer | ingénieur données | Data Engineer
data protection | protection des données | Datenschutz
data quality | qualité des données | Datenqualität
data scientist | data scientist | Data Scientist
delta pp | points de plus ou de moins | Prozentpunkte Unterschied
disclosure | information des personnes | Hinweis an die Menschen
domain expert | expert métier | Fachleute
dual approve | après deux approbations | nach zwei Freigaben
edge | cas limite | Randfall
error | erreur | Fehler
evaluation data | données d'évaluation | Testdaten
event | événement (quand …) | Ereignis (wenn …)
feature | fonction (là où …) | Funktion (wo …)
features | variables | Merkmale
feedback | retours | Rückmeldungen
general | tous | alle
in | est | ist
incident | incident | Vorfall
index | index | Index
internal | interne | intern
invariant | invariant | Invariante
judge | modèle qui juge | urteilendes Modell
label | étiquettes | Labels
legal | juridique | Recht
limitations | limites | Grenzen
limited | limité | begrenzt
lower bound | borne inférieure | untere Grenze
major | majeur | schwer
mcnemar | McNemar | McNemar
mean | moyenne | Mittelwert
median | médiane | Median
minor | mineur | leicht
ml engineer | ingénieur ML | ML Engineer
model | modèle | Modell
none | aucun | keine
normal | normal | normal
notify | de lui-même, en prévenant | von allein, mit Hinweis
on call | astreinte | Rufbereitschaft
operations | exploitation | Betrieb
oversight | supervision | Aufsicht
p50 | p50 | p50
p95 | p95 | p95
p99 | p99 | p99
paired bootstrap | bootstrap apparié | gepaartes Bootstrap
performance | performance | Leistung
point | valeur mesurée | gemessener Wert
policy engine | moteur de règles | Regelwerk
prediction drift | dérive des prédictions | Drift der Vorhersagen
process | processus | Ablauf
product owner | product owner | Product Owner
prompt | prompt | Prompt
quantile | quantile | Quantil
ratio | rapport | Verhältnis
refuse | jamais | nie
relative to baseline | par rapport à aujourd'hui | gegenüber heute
return | rendement | Ertrag
rollback | retour en arrière | Weg zurück
security | sécurité | Sicherheit
shadow | en parallèle, sans effet | nebenher, ohne Wirkung
slo | niveau de service | Dienstgüte
software engineer | développeur logiciel | Softwareentwicklung
sponsor | commanditaire | Auftraggeber
state | état (tant que …) | Zustand (während …)
statistical | statistique | statistisch
stop drill | essai de l'arrêt | Probe des Notaus
support briefed | support informé | Support ist informiert
t | t de Student | Student-t
thresholds | seuils | Schwellen
tool | outil | Werkzeug
tools | outils | Werkzeuge
ubiquitous | toujours | immer
ui | interface | Oberfläche
unwanted | indésirable (si …) | unerwünscht (falls …)
upper bound | borne supérieure | obere Grenze
ux | expérience d'utilisation | Nutzererlebnis
wilson | Wilson | Wilson
"""
