"""The plans that are proposed for a kind of task: tests, drift, rollout, operation, options."""

# English | French | German
TABLE = """
The usual way for this kind of task. | La manière habituelle pour ce type de tâche. | Der übliche Weg bei dieser Art Aufgabe.
The usual thing to beat with this kind of task ({0}). | Ce qu'il faut d'habitude dépasser pour ce type de tâche ({0}). | Was bei dieser Art Aufgabe ({0}) üblicherweise zu übertreffen ist.
People are affected; some groups may be treated worse. | Des personnes sont concernées ; certains groupes peuvent être moins bien traités. | Menschen sind betroffen; manche Gruppen könnten schlechter behandelt werden.
the same cases before and after, compared case by case | les mêmes cas avant et après, comparés cas par cas | dieselben Fälle vorher und nachher, Fall für Fall verglichen
Two versions on the same cases need far fewer of them than two separate tests. | Deux versions sur les mêmes cas en demandent bien moins que deux essais séparés. | Zwei Versionen auf denselben Fällen brauchen viel weniger davon als zwei getrennte Tests.
Its answers vary from run to run; one run shows too little. | Ses réponses varient d'un essai à l'autre ; un seul essai montre trop peu. | Seine Antworten ändern sich von Lauf zu Lauf; ein Lauf zeigt zu wenig.
orders hidden in what it reads, and requests it has to decline, before each launch | des ordres cachés dans ce qu'il lit, et des demandes qu'il doit refuser, avant chaque mise en service | Anweisungen, die in Gelesenem versteckt sind, und Anfragen, die es ablehnen muss, vor jedem Start
What it reads comes from outside. | Ce qu'il lit vient de l'extérieur. | Was es liest, kommt von außen.
everyday cases, drawn as they come in | les cas courants, pris tels qu'ils arrivent | alltägliche Fälle, gezogen, wie sie hereinkommen
What it meets most. | Ce qu'il rencontre le plus. | Was es am häufigsten sieht.
rare and difficult cases | les cas rares et difficiles | seltene und schwierige Fälle
An average hides them. | Une moyenne les cache. | Ein Durchschnitt verdeckt sie.
attempts to mislead it | des tentatives de le tromper | Versuche, es in die Irre zu führen
what it has to decline | ce qu'il doit refuser | was es ablehnen muss
Declining is part of its work. | Refuser fait partie de son travail. | Ablehnen gehört zu seiner Arbeit.
the groups that could be treated worse | les groupes qui pourraient être moins bien traités | die Gruppen, die schlechter behandelt werden könnten
whether the end state is the wanted one | si l'état final est celui qu'on voulait | ob der Endzustand der gewünschte ist
Each of these can change the answers without anybody noticing. | Chacun de ces changements peut modifier les réponses sans que personne ne le voie. | Jede dieser Änderungen kann die Antworten verändern, ohne dass es jemand merkt.
stops when a critical criterion fails, when a major one drops further than agreed, or when a mistake that was fixed comes back | s'arrête quand un critère critique échoue, quand un critère majeur baisse plus que convenu, ou quand une erreur corrigée revient | wird angehalten, wenn ein kritisches Kriterium durchfällt, wenn ein wesentliches weiter sinkt als vereinbart, oder wenn ein behobener Fehler wiederkommt
A change that makes something worse should not get out by itself. | Un changement qui dégrade quelque chose ne doit pas sortir tout seul. | Eine Änderung, die etwas verschlechtert, sollte nicht von allein hinausgehen.
what can be checked exactly: form, sources, figures | ce qui se vérifie exactement : forme, sources, chiffres | was sich genau prüfen lässt: Form, Quellen, Zahlen
the rest, by a rubric people have agreed on | le reste, selon une grille sur laquelle on s'est accordé | der Rest, nach einem vereinbarten Bewertungsraster
the output against the labelled answer | la sortie contre la réponse étiquetée | die Ausgabe gegen die beschriftete Antwort
A convention, not a law of nature; set your own once you know your data. | Une convention, pas une loi de la nature ; fixez la vôtre quand vous connaîtrez vos données. | Eine Übereinkunft, kein Naturgesetz; legen Sie eigene Werte fest, sobald Sie Ihre Daten kennen.
how far the most important inputs have moved from the reference period | de combien les entrées les plus importantes se sont éloignées de la période de référence | wie weit sich die wichtigsten Eingaben vom Vergleichszeitraum entfernt haben
widen the test set to the new mix; do not retrain on this alone | élargir les cas de test au nouveau mélange ; ne pas réentraîner pour cette seule raison | die Testfälle um die neue Mischung erweitern; nicht allein deswegen neu trainieren
the share of each output | la part de chaque sortie | der Anteil jeder Ausgabe
look at a sample of the new outputs by hand | regarder à la main un échantillon des nouvelles sorties | eine Stichprobe der neuen Ausgaben von Hand ansehen
the mix of topics that come in | le mélange des sujets qui arrivent | die Mischung der Themen, die hereinkommen
widen the test set to the new mix | élargir les cas de test au nouveau mélange | die Testfälle um die neue Mischung erweitern
how often it declines, how long its answers are, and how often a source is missing | combien de fois il refuse, la longueur de ses réponses, et combien de fois une source manque | wie oft es ablehnt, wie lang seine Antworten sind, und wie oft eine Quelle fehlt
look at a sample of the new answers by hand | regarder à la main un échantillon des nouvelles réponses | eine Stichprobe der neuen Antworten von Hand ansehen
tokens and time per answer | jetons et temps par réponse | Token und Zeit je Antwort
find what made it grow before a cap is reached | trouver ce qui l'a fait grandir avant qu'un plafond soit atteint | finden, was es wachsen ließ, bevor eine Grenze erreicht ist
missing or unreadable inputs | entrées manquantes ou illisibles | fehlende oder unlesbare Eingaben
repair the source; never retrain on broken data | réparer la source ; ne jamais réentraîner sur des données abîmées | die Quelle reparieren; nie auf kaputten Daten neu trainieren
the acceptance criteria, again, as the truth becomes known | les critères d'acceptation, à nouveau, à mesure que la vérité est connue | die Abnahmekriterien, noch einmal, sobald die Wahrheit bekannt wird
find out where it got worse, and involve people more there meanwhile | trouver où c'est devenu moins bon, et y faire intervenir davantage de personnes en attendant | herausfinden, wo es schlechter wurde, und dort so lange mehr Menschen einbeziehen
how often people overrule it | combien de fois les personnes le contredisent | wie oft Menschen ihm widersprechen
It shows within a day, long before the outcome does. | Cela se voit en un jour, bien avant le résultat. | Das zeigt sich in einem Tag, lange vor dem Ergebnis.
one week | une semaine | eine Woche
Long enough to fill, short enough to act. | Assez long pour se remplir, assez court pour agir. | Lang genug, um sich zu füllen, kurz genug, um zu handeln.
compare with the same season once a year of history exists | comparer avec la même saison dès qu'il y a un an d'historique | mit derselben Jahreszeit vergleichen, sobald es ein Jahr Geschichte gibt
Ordinary seasons would look like drift. | Les saisons ordinaires passeraient pour une dérive. | Gewöhnliche Jahreszeiten sähen sonst wie Drift aus.
What usually helps first. | Ce qui aide d'habitude en premier. | Was gewöhnlich zuerst hilft.
only when labelled cases show that it got worse, and the new version beats the old one on the same cases | seulement quand des cas étiquetés montrent que c'est devenu moins bon, et que la nouvelle version bat l'ancienne sur les mêmes cas | nur wenn beschriftete Fälle zeigen, dass es schlechter wurde, und die neue Version die alte auf denselben Fällen schlägt
A changed input is a reason to look, not to train. | Une entrée qui change est une raison de regarder, pas d'entraîner. | Eine veränderte Eingabe ist ein Grund hinzusehen, nicht zu trainieren.
the version before, and behind it today's way of working | la version d'avant, et derrière elle la manière de travailler d'aujourd'hui | die Version davor, und dahinter die heutige Arbeitsweise
Both are known to work. | On sait que les deux fonctionnent. | Beide funktionieren bekanntlich.
A right answer nobody follows changes nothing. | Une réponse juste que personne ne suit ne change rien. | Eine richtige Antwort, der niemand folgt, ändert nichts.
the share of its outputs people use unchanged | la part de ses sorties utilisées sans modification | der Anteil seiner Ausgaben, die unverändert benutzt werden
how often people follow it | combien de fois on le suit | wie oft man ihm folgt
Often enough to act on. | Assez souvent pour pouvoir agir. | Oft genug, um danach zu handeln.
weekly | chaque semaine | wöchentlich
Whoever is responsible has to be able to say no, and it has to be known why. | Qui est responsable doit pouvoir dire non, et on doit savoir pourquoi. | Wer die Verantwortung trägt, muss Nein sagen können, und man muss wissen, warum.
not enough to decide on | pas assez pour décider | zu wenig, um zu entscheiden
out of date | dépassé | veraltet
wrong | faux | falsch
not allowed | pas permis | nicht erlaubt
something else | autre chose | etwas anderes
Use is the cheapest source of labels there is. | L'usage est la source d'étiquettes la moins chère. | Der Gebrauch ist die billigste Quelle für Beschriftungen.
it says that a machine wrote this and that it can be wrong | il dit qu'une machine a écrit ceci et qu'elle peut se tromper | es sagt, dass eine Maschine das geschrieben hat und sich irren kann
People who read it should know what they are dealing with. | Qui le lit doit savoir à quoi il a affaire. | Wer es liest, sollte wissen, womit er es zu tun hat.
what people change in it before they use it | ce que les personnes y changent avant de s'en servir | was Menschen daran ändern, bevor sie es benutzen
what people do instead | ce que les personnes font à la place | was Menschen stattdessen tun
input, output, version of every part, and what people did with it | entrée, sortie, version de chaque partie, et ce que les personnes en ont fait | Eingabe, Ausgabe, Version jedes Teils, und was Menschen damit taten
Without it nobody can find out later why something happened. | Sans cela, personne ne pourra savoir plus tard pourquoi c'est arrivé. | Ohne das kann später niemand herausfinden, warum etwas geschah.
one press: this was wrong | un clic : c'était faux | ein Klick: Das war falsch
what waits for approval | ce qui attend une approbation | was auf Freigabe wartet
{0}: people decide. | {0} : des personnes décident. | {0}: Menschen entscheiden.
the nearest deadline first | l'échéance la plus proche d'abord | die nächste Frist zuerst
Nothing runs out unseen. | Rien n'expire sans être vu. | Nichts läuft ungesehen ab.
who, when, why, and what it had proposed | qui, quand, pourquoi, et ce qu'il avait proposé | wer, wann, warum, und was es vorgeschlagen hatte
Compared with the simplest one, it has to be worth its price. | Comparée à la plus simple, elle doit valoir son prix. | Verglichen mit der einfachsten muss sie ihren Preis wert sein.
The simplest thing that could work, so that the rest has something to beat. | Le plus simple qui pourrait marcher, pour que le reste ait quelque chose à dépasser. | Das Einfachste, das gehen könnte, damit der Rest etwas zu schlagen hat.
The usual first idea; often the dearest. | La première idée habituelle ; souvent la plus chère. | Der übliche erste Einfall; oft der teuerste.
logistic regression | régression logistique | logistische Regression
boosted trees | arbres boostés | Boosting mit Entscheidungsbäumen
a linear model on word counts | un modèle linéaire sur des comptes de mots | ein lineares Modell auf Wortzahlen
a fine-tuned text model | un modèle de texte affiné | ein nachtrainiertes Textmodell
a small extraction model | un petit modèle d'extraction | ein kleines Extraktionsmodell
a small language model | un petit modèle de langage | ein kleines Sprachmodell
a large language model | un grand modèle de langage | ein großes Sprachmodell
linear regression | régression linéaire | lineare Regression
a linear ranker | un classeur linéaire | ein lineares Rangmodell
items bought together | les articles achetés ensemble | zusammen Gekauftes
a learned recommender | un modèle de recommandation | ein gelerntes Empfehlungsmodell
exponential smoothing | lissage exponentiel | exponentielle Glättung
boosted trees with a calendar | arbres boostés avec un calendrier | Boosting mit Kalender
limits that follow the season | des limites qui suivent la saison | Grenzen, die der Jahreszeit folgen
a learned model of normal | un modèle appris de la normale | ein gelerntes Modell des Üblichen
a few agreed rules | quelques règles convenues | ein paar vereinbarte Regeln
clustering | regroupement automatique | automatische Gruppierung
search with a small language model | une recherche avec un petit modèle de langage | eine Suche mit einem kleinen Sprachmodell
search with a large language model | une recherche avec un grand modèle de langage | eine Suche mit einem großen Sprachmodell
rules with one learned part | des règles avec une partie apprise | Regeln mit einem gelernten Teil
every part learned | chaque partie apprise | jeder Teil gelernt
a script with one model call | un script avec un appel au modèle | ein Skript mit einem Modellaufruf
an agent that chooses its own steps | un agent qui choisit ses étapes | ein Agent, der seine Schritte selbst wählt
today's way of working | la manière de travailler d'aujourd'hui | die heutige Arbeitsweise
A small group first: what goes wrong there is seen before it reaches everybody. | Un petit groupe d'abord : ce qui s'y passe mal se voit avant d'atteindre tout le monde. | Erst eine kleine Gruppe: Was dort schiefgeht, sieht man, bevor es alle erreicht.
its limits are told where people meet it | ses limites sont dites là où on le rencontre | seine Grenzen stehen da, wo man ihm begegnet
a button reports a mistake | un bouton signale une erreur | ein Knopf meldet einen Fehler
somebody is on call | quelqu'un est d'astreinte | jemand hat Bereitschaft
stopping it has been tried | l'arrêt a été essayé | das Abschalten wurde probiert
those who approve know what to look for | qui approuve sait quoi regarder | wer freigibt, weiß, worauf zu achten ist
support knows what to say | le support sait quoi dire | der Support weiß, was zu sagen ist
people are told that it is a machine, where they have to be | on dit que c'est une machine, là où il le faut | es wird gesagt, dass es eine Maschine ist, wo das sein muss
today's figures are recorded | les chiffres d'aujourd'hui sont notés | die Zahlen von heute sind festgehalten
who gets it and who does not is drawn and fixed | qui l'a et qui ne l'a pas est tiré au sort et fixé | wer es bekommt und wer nicht, ist ausgelost und festgelegt
data protection has agreed | la protection des données est d'accord | der Datenschutz hat zugestimmt
nobody: it runs beside today's way | personne : il tourne à côté de la manière d'aujourd'hui | niemand: Es läuft neben der heutigen Arbeitsweise
the team | l'équipe | das Team
a first group, drawn by lot | un premier groupe, tiré au sort | eine erste Gruppe, ausgelost
a larger group | un groupe plus grand | eine größere Gruppe
everybody it is meant for | toutes les personnes visées | alle, für die es gedacht ist
none | aucune | keiner
all | toutes | alle
1 to 5 % | 1 à 5 % | 1 bis 5 %
two weeks | deux semaines | zwei Wochen
as long as it runs | aussi longtemps qu'il tourne | solange es läuft
a critical criterion fails, or something that must never happen happens | un critère critique échoue, ou ce qui ne doit jamais arriver arrive | ein kritisches Kriterium fällt durch, oder etwas geschieht, das nie geschehen darf
Going back needs no meeting. | Revenir en arrière ne demande pas de réunion. | Zurückzugehen braucht keine Sitzung.
the usual split of the work | la répartition habituelle du travail | die übliche Aufteilung der Arbeit
Nobody has agreed to it yet. | Personne ne l'a encore acceptée. | Noch hat niemand zugestimmt.
define the goal and its figures | définir le but et ses chiffres | das Ziel und seine Zahlen festlegen
find and clean the data | trouver et nettoyer les données | die Daten finden und bereinigen
prototype and validate | faire un prototype et le valider | einen Prototyp bauen und prüfen
define how quality is measured | définir comment la qualité se mesure | festlegen, wie Qualität gemessen wird
build the production pipeline | construire la chaîne de production | die Strecke für den Betrieb bauen
deploy and watch it | le mettre en service et le surveiller | es in Betrieb nehmen und beobachten
judge its effect after launch | juger son effet après la mise en service | seine Wirkung nach dem Start beurteilen
decide whether machine learning is needed | décider si l'apprentissage automatique est nécessaire | entscheiden, ob maschinelles Lernen nötig ist
write down how it shall behave | écrire comment il doit se comporter | aufschreiben, wie es sich verhalten soll
keep the test cases | tenir les cas de test | die Testfälle pflegen
label by a guideline, and check the labels | étiqueter selon un guide, et vérifier les étiquettes | nach einer Richtlinie beschriften und das prüfen
set how people are involved | fixer comment les personnes interviennent | festlegen, wie Menschen beteiligt sind
approve what weighs on people or money | approuver ce qui pèse sur des personnes ou de l'argent | freigeben, was Menschen oder Geld betrifft
assess effect and fairness | évaluer l'effet et l'équité | Wirkung und Fairness bewerten
decide about each phase | décider de chaque phase | über jede Phase entscheiden
answer an incident, and go back | répondre à un incident, et revenir en arrière | auf einen Vorfall reagieren und zurückgehen
decide about training again | décider d'un nouvel entraînement | über neues Training entscheiden
tell people its limits | dire ses limites | seine Grenzen bekannt machen
retire a model | retirer un modèle | ein Modell außer Betrieb nehmen
"""
