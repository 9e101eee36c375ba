"""Criteria, risks, errors and clauses as they are proposed for a kind of task."""

# English | French | German
TABLE = """
Without machine learning the test is exact: it passes or it fails. | Sans apprentissage automatique, l'essai est exact : il réussit ou il échoue. | Ohne maschinelles Lernen ist der Test genau: bestanden oder nicht.
A usual measure for this kind of task ({0}); not asked for yet. | Une mesure habituelle pour ce type de tâche ({0}) ; pas encore demandée. | Ein übliches Maß bei dieser Art Aufgabe ({0}); noch nicht verlangt.
Often gets worse unnoticed with this kind of task ({0}). | Se dégrade souvent sans bruit avec ce type de tâche ({0}). | Wird bei dieser Art Aufgabe ({0}) oft unbemerkt schlechter.
The typical critical error of this kind of task ({0}). | L'erreur critique typique de ce type de tâche ({0}). | Der typische kritische Fehler bei dieser Art Aufgabe ({0}).
A usual trap of this kind of task ({0}). | Un piège habituel de ce type de tâche ({0}). | Eine übliche Falle bei dieser Art Aufgabe ({0}).
Latency | Latence | Latenz
Throughput | Débit | Durchsatz
Cost per unit | Coût par unité | Kosten je Einheit
Uptime | Disponibilité | Verfügbarkeit
The rule gives the agreed result for every agreed example | La règle donne le résultat convenu pour chaque exemple convenu | Die Regel gibt für jedes vereinbarte Beispiel das vereinbarte Ergebnis
The report shows the same figures as the system they come from | Le rapport montre les mêmes chiffres que le système dont ils viennent | Der Bericht zeigt dieselben Zahlen wie das System, aus dem sie stammen
Time from start to finish of a case | Temps du début à la fin d'un cas | Zeit vom Anfang bis zum Ende eines Falls
Every agreed search finds the entry it should find | Chaque recherche convenue trouve l'entrée qu'elle doit trouver | Jede vereinbarte Suche findet den Eintrag, den sie finden soll
A trial on our own cases is finished before anything is bought | Un essai sur nos propres cas est terminé avant tout achat | Ein Versuch mit eigenen Fällen ist beendet, bevor etwas gekauft wird
Every agreed example gives the agreed result | Chaque exemple convenu donne le résultat convenu | Jedes vereinbarte Beispiel gibt das vereinbarte Ergebnis
Approvals were asked for; unanswered ones stop the work. | Des approbations ont été demandées ; sans réponse, elles arrêtent le travail. | Freigaben wurden verlangt; unbeantwortete halten die Arbeit an.
What the words set a limit to. | Ce que les mots limitent. | Was die Worte begrenzen.
Approvals are answered in time | Les approbations reçoivent une réponse à temps | Freigaben werden rechtzeitig beantwortet
Errors people can live with | Les erreurs supportables | Hinnehmbare Fehler
Critical errors: {0} | Erreurs critiques : {0} | Kritische Fehler: {0}
Never without approval: {0} | Jamais sans approbation : {0} | Nie ohne Freigabe: {0}
Never: {0} | Jamais : {0} | Nie: {0}
Somebody asked for this; so it must not happen otherwise. | Quelqu'un l'a demandé ; cela ne doit donc pas arriver autrement. | Jemand hat das verlangt; also darf es nicht anders geschehen.
Legal or Compliance has looked at it, as it may touch {0} | Le service juridique ou la conformité l'a examiné, car cela touche peut-être {0} | Rechtsabteilung oder Compliance hat es angesehen, denn es berührt vielleicht {0}
Suspected from the words of the conversation; not a legal conclusion. | Soupçonné d'après les mots de la conversation ; pas une conclusion juridique. | Nach den Worten des Gesprächs vermutet; keine rechtliche Feststellung.
It may touch {0}. Check with Legal or Compliance. | Cela touche peut-être {0}. À voir avec le service juridique ou la conformité. | Es berührt vielleicht {0}. Mit Rechtsabteilung oder Compliance klären.
On the list of {0}: {1}. To be gone through one by one. | Sur la liste de {0} : {1}. À parcourir un par un. | Auf der Liste von {0}: {1}. Eins nach dem anderen durchzugehen.
False alarm | Fausse alerte | Fehlalarm
Miss | Cas manqué | Übersehener Fall
Critical mistake | Erreur critique | Kritischer Fehler
dangerous knowledge | savoir dangereux | gefährliches Wissen
It helps with weapons or other means of mass harm. | Il aide à des armes ou à d'autres moyens de nuire en masse. | Es hilft bei Waffen oder anderen Mitteln, vielen zu schaden.
made-up facts | faits inventés | erfundene Tatsachen
It states something wrong as if it were known. | Il affirme quelque chose de faux comme si c'était connu. | Es stellt etwas Falsches als bekannt hin.
harmful content | contenus nuisibles | schädliche Inhalte
It writes something violent, hateful or dangerous to whoever reads it. | Il écrit quelque chose de violent, de haineux ou de dangereux pour qui le lit. | Es schreibt etwas Gewaltsames, Hasserfülltes oder für Leser Gefährliches.
data privacy | protection des données | Datenschutz
It gives away personal data it has seen. | Il livre des données personnelles qu'il a vues. | Es gibt personenbezogene Daten weiter, die es gesehen hat.
environment | environnement | Umwelt
It uses more energy and water than the result is worth. | Il consomme plus d'énergie et d'eau que le résultat n'en vaut. | Es verbraucht mehr Energie und Wasser, als das Ergebnis wert ist.
bias and sameness | biais et uniformité | Verzerrung und Gleichförmigkeit
It treats groups differently, or makes everything alike. | Il traite des groupes différemment, ou rend tout pareil. | Es behandelt Gruppen verschieden oder macht alles gleich.
people and machine | personnes et machine | Mensch und Maschine
People trust it too much, or blame it for what is theirs. | On lui fait trop confiance, ou on lui reproche ce qui est à soi. | Menschen vertrauen ihm zu sehr oder geben ihm die Schuld an Eigenem.
information integrity | intégrité de l'information | Verlässlichkeit von Informationen
It spreads what is false, or what nobody can tell from the true. | Il répand du faux, ou ce que personne ne distingue du vrai. | Es verbreitet Falsches oder was niemand vom Wahren unterscheiden kann.
information security | sécurité de l'information | Informationssicherheit
It opens a way in: by hidden orders, or by code it writes. | Il ouvre un accès : par des ordres cachés, ou par le code qu'il écrit. | Es öffnet einen Weg hinein: durch versteckte Anweisungen oder durch Code, den es schreibt.
intellectual property | propriété intellectuelle | geistiges Eigentum
It repeats what belongs to somebody else. | Il répète ce qui appartient à quelqu'un d'autre. | Es wiederholt, was jemand anderem gehört.
abusive imagery | images dégradantes | herabwürdigende Bilder
It makes degrading pictures of people. | Il fait des images dégradantes de personnes. | Es macht herabwürdigende Bilder von Menschen.
supply chain | chaîne d'approvisionnement | Lieferkette
A part from somebody else changes or fails without notice. | Une partie venue d'ailleurs change ou tombe sans prévenir. | Ein Teil von jemand anderem ändert sich oder fällt ohne Ankündigung aus.
managing risks over the whole life | gérer les risques sur toute la durée de vie | Umgang mit Risiken über die ganze Lebensdauer
data that fits its purpose and its people | des données qui conviennent à leur but et aux personnes | Daten, die zum Zweck und zu den Menschen passen
technical documentation | documentation technique | technische Dokumentation
records of what it did | des traces de ce qu'il a fait | Aufzeichnungen über das, was es tat
instructions for those who use it | des instructions pour qui l'utilise | Anleitungen für die, die es benutzen
people who can understand and stop it | des personnes qui peuvent le comprendre et l'arrêter | Menschen, die es verstehen und anhalten können
declared accuracy, robustness and security | exactitude, robustesse et sécurité déclarées | erklärte Genauigkeit, Robustheit und Sicherheit
forbidden practices | pratiques interdites | verbotene Praktiken
telling people that it is a machine | dire aux personnes que c'est une machine | Menschen sagen, dass es eine Maschine ist
a person behind decisions that weigh on people | une personne derrière les décisions qui pèsent sur des personnes | ein Mensch hinter Entscheidungen, die Menschen betreffen
a legal basis, and an assessment before it starts | une base légale, et une analyse avant le début | eine Rechtsgrundlage, und eine Abschätzung vor dem Start
impact, data, records and roles in an organisation | impact, données, traces et rôles dans une organisation | Auswirkungen, Daten, Aufzeichnungen und Rollen in einer Organisation
risks of generative AI, gone through one by one | les risques de l'IA générative, parcourus un par un | die Risiken generativer KI, eins nach dem anderen durchgegangen
the twelve risks | les douze risques | die zwölf Risiken
Article {0}, Annex IV | Article {0}, annexe IV | Artikel {0}, Anhang IV
Articles {0} and {1} | Articles {0} et {1} | Artikel {0} und {1}
Article {0} | Article {0} | Artikel {0}
Annex A | Annexe A | Anhang A
Regulation (EU) 2024/1689 (AI Act) | Règlement (UE) 2024/1689 (règlement sur l'IA) | Verordnung (EU) 2024/1689 (KI-Verordnung)
Regulation (EU) 2016/679 (GDPR) | Règlement (UE) 2016/679 (RGPD) | Verordnung (EU) 2016/679 (DSGVO)
majority class | classe majoritaire | häufigste Klasse
rule | règle | Regel
most frequent class | classe la plus fréquente | häufigste Klasse
keyword rules | règles par mots-clés | Regeln nach Stichwörtern
pattern or template | motif ou modèle de document | Muster oder Vorlage
last value | dernière valeur | letzter Wert
mean by group | moyenne par groupe | Mittelwert je Gruppe
popularity | popularité | Beliebtheit
newest first | le plus récent d'abord | Neuestes zuerst
seasonal naive | naïf saisonnier | Wiederholung der letzten Saison
static limits | limites fixes | feste Grenzwerte
existing segments | segments existants | vorhandene Segmente
template | modèle de texte | Vorlage
writing by hand | rédaction à la main | Schreiben von Hand
keyword search | recherche par mots-clés | Stichwortsuche
human process | processus humain | Ablauf mit Menschen
script | script | Skript
Precision at threshold | Précision au seuil | Precision an der Schwelle
Recall at threshold | Rappel au seuil | Recall an der Schwelle
Cost per 1,000 | Coût pour 1 000 | Kosten je 1.000
Alert volume | Volume d'alertes | Zahl der Alarme
Calibration error | Erreur de calibration | Kalibrierungsfehler
Macro recall | Rappel macro | Macro-Recall
Recall per class | Rappel par classe | Recall je Klasse
Abstain rate | Taux d'abstention | Enthaltungsrate
Precision and recall per field | Précision et rappel par champ | Precision und Recall je Feld
Documents right without a touch | Documents justes sans intervention | Dokumente richtig ohne Eingriff
Human minutes per document | Minutes humaines par document | Minuten eines Menschen je Dokument
Quantile loss | Perte quantile | Quantilsverlust
Share within ±x | Part à ±x près | Anteil innerhalb ±x
Bias by segment | Biais par segment | Verzerrung je Segment
Coverage | Couverture | Abdeckung
CTR or conversion in an A/B test | CTR ou conversion dans un test A/B | Klickrate oder Konversion im A/B-Test
Fairness of exposure | Équité d'exposition | Faire Sichtbarkeit
Diversity | Diversité | Vielfalt
Complaints | Plaintes | Beschwerden
Long-term retention | Fidélité à long terme | Bindung auf Dauer
Pinball loss | Perte pinball | Pinball-Verlust
Service level | Taux de service | Lieferbereitschaft
Bias | Biais | Verzerrung
Stock-outs | Ruptures de stock | Leere Regale
Waste | Gaspillage | Weggeworfenes
Precision at the alarm budget | Précision au budget d'alarmes | Precision beim Alarmbudget
Detection delay | Délai de détection | Zeit bis zur Erkennung
Recall on known events | Rappel sur les événements connus | Recall bei bekannten Ereignissen
Alarms per operator and shift | Alarmes par opérateur et par équipe | Alarme je Person und Schicht
Stability | Stabilité | Stabilität
Uplift test | Test d'uplift | Uplift-Test
Fairness | Équité | Fairness
Share of supported claims | Part des affirmations appuyées | Anteil belegter Aussagen
Critical-error rate | Taux d'erreurs critiques | Rate kritischer Fehler
Minutes saved | Minutes gagnées | Gesparte Minuten
Rubric score | Note selon la grille | Punkte nach Raster
Length | Longueur | Länge
Tone | Ton | Ton
Cost | Coût | Kosten
Answer correctness | Exactitude des réponses | Richtigkeit der Antworten
Faithfulness | Fidélité aux sources | Treue zur Quelle
Citation precision | Précision des citations | Genauigkeit der Belege
Abstain precision | Précision des abstentions | Genauigkeit der Enthaltungen
Cost per answer | Coût par réponse | Kosten je Antwort
Stale-document rate | Taux de documents périmés | Rate veralteter Dokumente
Task success by end state | Réussite des tâches selon l'état final | Aufgabenerfolg nach Endzustand
Takeover rate | Taux de reprise | Übernahmerate
Loops | Boucles | Schleifen
Duplicate actions | Actions répétées | Doppelte Aktionen
Process time | Durée du processus | Durchlaufzeit
Deterministic test | Test déterministe | Deterministischer Test
Per component and end to end | Par composant et de bout en bout | Je Teil und vom Anfang bis zum Ende
missed positive, or harm to a negative | positif manqué, ou tort fait à un négatif | übersehener Treffer oder Schaden für einen Nichttreffer
swap of two named classes | confusion de deux classes nommées | Verwechslung zweier genannter Klassen
wrong amount or bank account | montant ou compte bancaire faux | falscher Betrag oder falsches Konto
big under-estimate | forte sous-estimation | grobe Unterschätzung
harmful item at the top | élément nuisible en tête | schädlicher Eintrag an der Spitze
inappropriate item to a minor | contenu inadapté à un mineur | Ungeeignetes für Minderjährige
under-forecast of something essential | sous-prévision de quelque chose d'essentiel | zu niedrige Prognose von etwas Unentbehrlichem
missed safety event | événement de sécurité manqué | übersehenes Sicherheitsereignis
fabricated fact, dose or amount | fait, dose ou montant inventé | erfundene Tatsache, Dosis oder Summe
confident wrong answer on an excluded topic; leak across rights | réponse fausse et sûre sur un sujet exclu ; fuite au-delà des droits | sicher vorgetragene falsche Antwort zu einem ausgeschlossenen Thema; Preisgabe über Rechte hinweg
irreversible wrong action | action fausse et irréversible | falsche Aktion, die sich nicht zurücknehmen lässt
Accuracy on imbalance | L'exactitude sur des classes déséquilibrées | Genauigkeit bei ungleichen Klassen
Label delay | Étiquettes tardives | Späte Beschriftungen
Threshold without owner | Un seuil sans responsable | Eine Schwelle ohne Verantwortliche
An average hides the rare class | Une moyenne cache la classe rare | Ein Durchschnitt verdeckt die seltene Klasse
Accuracy without its unit (character, field, document) | L'exactitude sans son unité (caractère, champ, document) | Genauigkeit ohne Einheit (Zeichen, Feld, Dokument)
MAPE near zero | Le MAPE près de zéro | MAPE nahe null
Offline gain without online test | Un gain hors ligne sans essai en ligne | Gewinn am Schreibtisch ohne Versuch im Betrieb
Feedback loop | Boucle de rétroaction | Rückkopplung
Clickbait proxy | Le clic facile pris pour l'intérêt | Klickköder als Ersatzmaß
Stock-outs censor demand | Les ruptures cachent la demande | Leere Regale verdecken die Nachfrage
Leakage of future promotions | Fuite des promotions futures | Künftige Aktionen sickern ein
Too little history | Trop peu d'historique | Zu wenig Geschichte
A handful of failures cannot demonstrate recall | Une poignée de pannes ne peut pas démontrer un rappel | Eine Handvoll Ausfälle kann keinen Recall belegen
No decision attached | Aucune décision à la clé | Keine Entscheidung hängt daran
'no hallucination' as an absolute | « aucune hallucination » comme absolu | „keine Halluzination“ als Absolutum
Judge not calibrated | Juge non calibré | Urteilendes Modell nicht kalibriert
Contradictions and versions in the corpus | Contradictions et versions dans le corpus | Widersprüche und Fassungen im Bestand
Success in the transcript is not the outcome | Un succès dans la transcription n'est pas le résultat | Erfolg im Protokoll ist noch nicht das Ergebnis
Errors multiply over steps | Les erreurs se multiplient d'étape en étape | Fehler vervielfachen sich über die Schritte
Correction cascades | Corrections en cascade | Korrekturen ziehen Korrekturen nach sich
"""
