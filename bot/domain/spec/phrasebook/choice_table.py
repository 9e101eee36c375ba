"""What can be chosen in the forms of a spec, in words: severities, roles, phases, ways to compare."""

# The choice | English | French | German
TABLE = """
< | less than | moins de | weniger als
<= | at most | au plus | höchstens
== | exactly | exactement | genau
> | more than | plus de | mehr als
>= | at least | au moins | mindestens
absolute | a level | un niveau | ein Wert
accuracy | is it right | est-ce juste | stimmt es
adoption | do people use it | est-ce utilisé | wird es genutzt
approve | after approval | après approbation | nach Freigabe
approvers trained | approvers are trained | les approbateurs sont formés | Freigebende sind geschult
auto | on its own | de lui-même | von allein
block release | it blocks the release | cela bloque la mise en service | es sperrt die Freigabe
bootstrap | bootstrap | bootstrap | Bootstrap
business owner | business owner | responsable métier | Fachverantwortung
business | business outcome | résultat métier | Geschäftsergebnis
canary | canary, a first group | canari, un premier groupe | Canary, eine erste Gruppe
change | after every change | après chaque changement | nach jeder Änderung
clopper pearson | Clopper-Pearson (exact) | Clopper-Pearson (exact) | Clopper-Pearson (exakt)
e process | as soon as it is met (e-process) | dès que c'est atteint (processus e) | sobald es erreicht ist (E-Prozess)
communication | communication | communication | Kommunikation
complex | compound | complexe | zusammengesetzt
concept | what the truth depends on | ce dont dépend la vérité | wovon die Wahrheit abhängt
cost latency | cost and speed | coût et latence | Kosten und Latenz
count per n | so many per so many cases | tant pour tant de cas | so viele auf so viele Fälle
count | a number of cases | un nombre de cas | eine Anzahl von Fällen
critical | critical | critique | kritisch
data drift | data drift | dérive des données | Datendrift
data engineer | data engineer | ingénieur données | Data Engineer
data protection | data protection | protection des données | Datenschutz
data quality | data quality | qualité des données | Datenqualität
data scientist | data scientist | data scientist | Data Scientist
delta pp | points more or less than today | points de plus ou de moins | Prozentpunkte Unterschied
disclosure | disclosure | information des personnes | Hinweis an die Menschen
domain expert | domain expert | expert métier | Fachperson
dual approve | after approval by two people | après deux approbations | nach zwei Freigaben
edge | at the edge | au bord | am Rand
error | when something is wrong | quand quelque chose ne va pas | wenn etwas falsch ist
evaluation data | evaluation data | données d'évaluation | Testdaten
event | event (when …) | événement (quand …) | Ereignis (wenn …)
feature | feature (where …) | fonction (là où …) | Funktion (wo …)
features | features | variables | Merkmale
feedback | feedback | retours | Rückmeldungen
general | general, everybody | général, tout le monde | allgemein, alle
in | between | entre | zwischen
incident | incident | incident | Vorfall
index | index | index | Index
internal | internal, the team | interne, l'équipe | intern, das Team
invariant | must never happen | ne doit jamais arriver | darf nie geschehen
judge | judge | modèle qui juge | urteilendes Modell
label | labels | étiquettes | Labels
legal | Legal | juridique | Recht
limitations | limitations | limites | Grenzen
limited | limited, a larger group | limité, un plus grand groupe | begrenzt, eine größere Gruppe
lower bound | lower bound | borne inférieure | untere Grenze
major | major | majeur | schwer
mcnemar | McNemar | McNemar | McNemar
mean | mean | moyenne | Mittelwert
median | median | médiane | Median
minor | minor | mineur | leicht
missing rate | share of missing values, in % | part de valeurs manquantes, en % | Anteil fehlender Werte, in %
ml engineer | ML engineer | ingénieur ML | ML Engineer
model | model | modèle | Modell
none | none | aucun | keine
normal | normal | normal | normal
notify | on its own, and tells somebody | de lui-même, en prévenant | von allein, mit Hinweis
on call | on call | astreinte | Rufbereitschaft
operations | operations | exploitation | Betrieb
oversight | oversight | supervision | Aufsicht
p50 | p50 | p50 | p50
p95 | p95 | p95 | p95
p99 | p99 | p99 | p99
paired bootstrap | paired bootstrap | bootstrap apparié | gepaartes Bootstrap
performance | quality of the output | qualité de la sortie | Güte der Ausgabe
point | measured value | valeur mesurée | gemessener Wert
policy engine | policy engine | moteur de règles | Regelwerk
prediction drift | prediction drift | dérive des prédictions | Drift der Vorhersagen
process | process | processus | Ablauf
product owner | product owner | product owner | Product Owner
prompt | prompt | prompt | Prompt
psi | population stability index | indice de stabilité de la population | Population Stability Index
quantile | a quantile, such as p95 | un quantile, comme p95 | ein Quantil, etwa p95
ratio | a multiple of today | un multiple d'aujourd'hui | ein Vielfaches von heute
refuse | never; a person does it | jamais | nie
relative shift | relative change, in % | variation relative, en % | relative Änderung, in %
relative to baseline | compared with today | par rapport à aujourd'hui | gegenüber heute
report | it is reported | c'est signalé | es wird gemeldet
return | what comes of it | qu'en ressort-il | was bringt es
rollback | rollback | retour en arrière | Weg zurück
security | security | sécurité | Sicherheit
shadow | shadow, beside today's way | en parallèle, sans effet | nebenher, ohne Wirkung
slo | service level | niveau de service | Dienstgüte
software engineer | software engineer | développeur logiciel | Softwareentwicklung
sponsor | sponsor | commanditaire | Auftraggeber
state | state (while …) | état (tant que …) | Zustand (während …)
statistical | statistical | statistique | statistisch
stop drill | stopping it was tried | essai de l'arrêt | Probe des Notaus
support briefed | support is briefed | support informé | Support ist informiert
t | Student's t | t de Student | Student-t
thresholds | thresholds | seuils | Schwellen
tool | tool | outil | Werkzeug
tools | tools | outils | Werkzeuge
ubiquitous | always | toujours | immer
ui | user interface | interface | Oberfläche
unwanted | unwanted (if …) | indésirable (si …) | unerwünscht (falls …)
upper bound | upper bound | borne supérieure | obere Grenze
ux | UX | expérience d'utilisation | Nutzererlebnis
weekly | weekly | chaque semaine | wöchentlich
wilson | Wilson | Wilson | Wilson
"""
