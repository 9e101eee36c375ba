"""Headings and labels of the plans, of who answers for what, and whom to ask."""

# English | French | German
TABLE = """
Results of their own for | Des résultats à part pour | Eigene Ergebnisse für
Judged by | Jugé selon | Beurteilt nach
Tested again after a change of | À nouveau essayé après un changement de | Neu getestet nach einer Änderung von
model | modèle | Modell
prompt | prompt | Prompt
rules of the system prompt | règles du prompt système | Regeln des System-Prompts
tools | outils | Werkzeuge
documents or index | documents ou index | Dokumente oder Index
how documents are cut | découpage des documents | Zerlegung der Dokumente
threshold | seuil | Schwelle
guardrail | garde-fou | Leitplanke
judging model | modèle qui juge | urteilendes Modell
test data | cas de test | Testdaten
notice that a model is withdrawn | annonce du retrait d'un modèle | Ankündigung, dass ein Modell abgeschaltet wird
form of what comes in | forme de ce qui arrive | Form dessen, was hereinkommt
Test data | Cas de test | Testdaten
Their version | Leur version | Ihre Version
Drawn from | Tirés de | Gezogen aus
Period | Période | Zeitraum
How many | Combien | Wie viele
Who keeps them | Qui les tient | Wer sie pflegt
Labelling guideline | Guide d'étiquetage | Richtlinie zum Beschriften
Agreement of labellers | Accord entre étiqueteurs | Übereinstimmung beim Beschriften
Runs per case | Essais par cas | Läufe je Fall
Versions are compared on | Les versions sont comparées sur | Versionen werden verglichen auf
Attacks tried | Attaques essayées | Versuchte Angriffe
A change | Un changement | Eine Änderung
Tolerated drop | Baisse tolérée | Hinnehmbarer Rückgang
{0} is the simplest; the others have to beat it. | {0} est la plus simple ; les autres doivent la dépasser. | {0} ist die einfachste; die anderen müssen sie schlagen.
Shown | Montré | Gezeigt
Drift alone never starts training. | Une dérive seule ne lance jamais un entraînement. | Drift allein löst nie ein Training aus.
no alarm yet | pas encore d'alarme | noch kein Alarm
it is not done | ce n'est pas fait | es wird nicht getan
it waits | cela attend | es wartet
it goes to the next person | cela passe à la personne suivante | es geht an die nächste Person
Quality | Qualité | Qualität
Delay | Délai | Verzögerung
Price of each | Prix de chacune | Preis für jedes
Version of the {0} | Version : {0} | Version: {0}
index | index | Index
thresholds | seuils | Schwellen
judge | modèle qui juge | urteilendes Modell
features | variables | Merkmale
Day the model is withdrawn | Jour du retrait du modèle | Tag, an dem das Modell abgeschaltet wird
Where cases wait | Où les cas attendent | Wo Fälle warten
Time to answer | Temps pour répondre | Zeit zum Antworten
Who looks at them | Qui les regarde | Wer sie ansieht
Cases an hour | Cas par heure | Fälle pro Stunde
Share of them that goes to people | Part confiée à des personnes | Anteil, der zu Menschen geht
Minutes for each | Minutes par cas | Minuten je Fall
People there at once | Personnes présentes à la fois | Menschen gleichzeitig da
How many fit | Combien y tiennent | Wie viele hineinpassen
Hours somebody is there | Heures où quelqu'un est là | Stunden, in denen jemand da ist
Who may overrule it | Qui peut le contredire | Wer ihm widersprechen darf
Reasons to give | Raisons à donner | Anzugebende Gründe
Who can stop it | Qui peut l'arrêter | Wer es abschalten kann
How it is stopped | Comment on l'arrête | Wie es abgeschaltet wird
How fast that works | En combien de temps | Wie schnell das wirkt
Last time that was tried | Dernière fois que ce fut essayé | Zuletzt ausprobiert
What people are told | Ce qu'on dit aux personnes | Was man den Menschen sagt
What they see when it is wrong | Ce qu'elles voient quand il se trompe | Was sie sehen, wenn es sich irrt
How they put it right | Comment elles corrigent | Wie sie es richtigstellen
Noticed in passing | Remarqué au passage | Nebenbei bemerkt
Reported on purpose | Signalé exprès | Bewusst gemeldet
How that becomes a label | Comment cela devient une étiquette | Wie daraus eine Beschriftung wird
Kept on record | Gardé en trace | Was festgehalten wird
Its limits, as people are told | Ses limites, telles qu'on les dit | Seine Grenzen, wie man sie nennt
What its prompt has to hold | Ce que son prompt doit contenir | Was sein Prompt enthalten muss
From {0} to {1} | De {0} à {1} | Von {0} bis {1}
Signal of confidence | Signal de confiance | Anzeichen für Sicherheit
Whether it holds what it says | S'il tient ce qu'il dit | Ob es hält, was es sagt
What shows that | Ce qui le montre | Was das zeigt
no criterion yet | pas encore de critère | noch kein Kriterium
Phase | Phase | Phase
Who | Qui | Wer
Share | Part | Anteil
Ends when these pass | Finit quand ceux-ci réussissent | Endet, wenn diese bestehen
shadow | à blanc | Schattenbetrieb
internal | interne | intern
canary | canari | Canary
limited | limité | begrenzt
general | général | allgemein
{0} to {1} | {0} à {1} | {0} bis {1}
The phases are proposals {0}; none of them ends on a date alone. | Les phases sont des propositions {0} ; aucune ne finit par la seule date. | Die Phasen sind Vorschläge {0}; keine endet allein mit einem Datum.
Oversight is one step stricter in: {0}. | Le contrôle est plus strict d'un degré dans : {0}. | Die Aufsicht ist eine Stufe strenger in: {0}.
To show before launch | À montrer avant la mise en service | Vor dem Start zu zeigen
Alarm | Alarme | Alarm
Then | Ensuite | Dann
All of it is a proposal {0}. Drift alone never starts training. | Tout ceci est une proposition {0}. Une dérive seule ne lance jamais d'entraînement. | All das ist ein Vorschlag {0}. Drift allein stößt nie ein Training an.
population stability index of {0} | indice de stabilité (PSI) de {0} | Populationsstabilitätsindex (PSI) von {0}
change of {0} | changement de {0} | Änderung um {0}
rise by {0} of all values | hausse de {0} des valeurs | Anstieg um {0} aller Werte
{0} or more | {0} ou plus | {0} oder mehr
(look from {0} on) | (regarder dès {0}) | (hinsehen ab {0})
{0} times in a row, each over {1} cases | {0} fois de suite, chacune sur {1} cas | {0} Mal in Folge, jeweils über {1} Fälle
when one of them no longer passes | quand l'un d'eux ne réussit plus | wenn eines davon nicht mehr besteht
is it right? | est-ce juste ? | Stimmt es?
do people use it? | s'en sert-on ? | Wird es benutzt?
what comes of it? | qu'en sort-il ? | Was kommt dabei heraus?
Figure | Chiffre | Zahl
Before launch | Avant la mise en service | Vor dem Start
Who watches each of them | Qui surveille chacun | Wer jedes davon beobachtet
Time until the truth is known | Temps avant de savoir la vérité | Zeit, bis die Wahrheit bekannt ist
Watched until then | Surveillé d'ici là | Bis dahin beobachtet
Trained again | Réentraîné | Neu trainiert
How long that takes | Combien de temps cela prend | Wie lange das dauert
Way back | Retour en arrière | Weg zurück
How fast | À quelle vitesse | Wie schnell
What is done in an incident | Ce qu'on fait en cas d'incident | Was bei einem Vorfall geschieht
Cases | Cas | Fälle
Price of one | Prix d'un cas | Preis für einen
Minutes of a person | Minutes d'une personne | Minuten eines Menschen
Cost of a look by a person | Coût d'un examen par une personne | Kosten einer Prüfung durch einen Menschen
Share of cases people look at | Part des cas que des personnes examinent | Anteil der Fälle, die Menschen ansehen
What today's way costs | Coût de la façon actuelle | Was der heutige Weg kostet
What is done while it is down | Ce qu'on fait pendant une panne | Was bei einem Ausfall geschieht
Worth of one | Valeur d'un cas | Wert von einem
Budget | Budget | Budget
Running costs | Coûts courants | Laufende Kosten
Worth if the target is met | Valeur si la cible est atteinte | Wert, wenn das Ziel erreicht ist
Retention | Conservation | Aufbewahrung
Security | Sécurité | Sicherheit
Worked out | Calculé | Berechnet
Groups to compare | Groupes à comparer | Zu vergleichende Gruppen
Compared on | Comparés sur | Verglichen nach
How far they may differ | Écart permis | Wie weit sie abweichen dürfen
Right to measure it | Droit de le mesurer | Recht, das zu messen
Task | Tâche | Aufgabe
Accountable | Répond du résultat | Steht dafür ein
Does it | Le fait | Tut es
Asked | Consulté | Gefragt
Told | Informé | Informiert
Responsible | Réalise | Führt aus
Consulted | Consulté | Gefragt
Informed | Informé | Informiert
Product owner | Responsable produit | Produktverantwortung
Data scientist | Data scientist | Data Scientist
ML engineer | Ingénieur ML | ML-Engineer
Data engineer | Ingénieur de données | Data Engineer
Business owner | Responsable métier | Fachverantwortung
Domain expert | Expert métier | Fachperson
Legal | Juridique | Recht
UX | UX | UX
Operations | Exploitation | Betrieb
Software engineer | Ingénieur logiciel | Softwareentwicklung
Sponsor | Sponsor | Auftraggeber
the product owner | le responsable produit | Produktverantwortung
the data scientist | le data scientist | Data Scientist
the data engineer | l'ingénieur de données | Data Engineer
the ML engineer | l'ingénieur ML | ML-Engineer
the domain expert | l'expert métier | Fachperson
the reviewer lead | la personne qui mène les revues | Leitung der Prüfenden
the UX designer | le designer UX | UX-Design
operations | l'exploitation | Betrieb
"""
