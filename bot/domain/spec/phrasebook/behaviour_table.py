"""What it shall do, decline and be limited to, and what is still open, as drafted from what was said."""

# English | French | German; what stands in “…” is somebody's own words, and stays
TABLE = """
the system | le système | das System
the rule | la règle | die Regel
the report | le rapport | der Bericht
the new process | le nouveau processus | der neue Ablauf
the search | la recherche | die Suche
the product | le produit | das Produkt
The system | Le système | Das System
The rule | La règle | Die Regel
The report | Le rapport | Der Bericht
The new process | Le nouveau processus | Der neue Ablauf
The search | La recherche | Die Suche
The product | Le produit | Das Produkt
a person | une personne | einem Menschen
When it is due (“{0}”), {1} shall provide “{2}” to “{3}”. | Quand il est temps (« {0} »), {1} doit fournir « {2} » à « {3} ». | Wenn es so weit ist („{0}“), muss {1} „{2}“ liefern, und zwar für „{3}“.
When it is due (“{0}”), {1} shall provide “{2}”. | Quand il est temps (« {0} »), {1} doit fournir « {2} ». | Wenn es so weit ist („{0}“), muss {1} „{2}“ liefern.
When it is due (“{0}”), {1} shall support this decision: “{2}”. | Quand il est temps (« {0} »), {1} doit aider à cette décision : « {2} ». | Wenn es so weit ist („{0}“), muss {1} bei dieser Entscheidung helfen: „{2}“.
{0} shall provide “{1}” to “{2}”. | {0} doit fournir « {1} » à « {2} ». | {0} muss „{1}“ liefern, und zwar für „{2}“.
{0} shall provide “{1}”. | {0} doit fournir « {1} ». | {0} muss „{1}“ liefern.
{0} shall support this decision: “{1}”. | {0} doit aider à cette décision : « {1} ». | {0} muss bei dieser Entscheidung helfen: „{1}“.
{0} shall follow what was agreed: “{1}”. | {0} doit suivre ce qui a été convenu : « {1} ». | {0} muss dem Vereinbarten folgen: „{1}“.
{0} shall only inform “{1}”, who decides. | {0} doit seulement informer « {1} », qui décide. | {0} muss beim Informieren bleiben, sodass „{1}“ entscheidet.
{0} shall only inform a person, who decides. | {0} doit seulement informer une personne, qui décide. | {0} muss beim Informieren bleiben, sodass ein Mensch entscheidet.
{0} shall only make suggestions to “{1}”, who decides. | {0} doit seulement faire des suggestions à « {1} », qui décide. | {0} muss bei Vorschlägen bleiben, über die „{1}“ entscheidet.
{0} shall only make suggestions to a person, who decides. | {0} doit seulement faire des suggestions à une personne, qui décide. | {0} muss bei Vorschlägen bleiben, über die ein Mensch entscheidet.
If a person has not approved an action, then {0} shall not take it. | Si personne n'a approuvé une action, {0} ne doit pas l'exécuter. | Hat kein Mensch eine Aktion freigegeben, darf {0} sie nicht ausführen.
Where Oversight lists an action, {0} shall take it within the limits given there. | Là où le contrôle nomme une action, {0} doit l'exécuter dans les limites qui y sont données. | Wo die Aufsicht eine Aktion nennt, muss {0} sie in den dort genannten Grenzen ausführen.
If {0} does not know, then this shall happen: “{1}”. | Si {0} ne sait pas, voici ce qui doit arriver : « {1} ». | Wenn {0} es nicht weiß, muss Folgendes geschehen: „{1}“.
If {0} is wrong, then this shall happen: “{1}”. | Si {0} se trompe, voici ce qui doit arriver : « {1} ». | Wenn {0} sich irrt, muss Folgendes geschehen: „{1}“.
If an affected person objects, then this shall happen: “{0}”. | Si une personne concernée s'y oppose, voici ce qui doit arriver : « {0} ». | Wenn eine betroffene Person widerspricht, muss Folgendes geschehen: „{0}“.
Put together from what is known; nobody said it in one sentence. | Composé de ce qu'on sait ; personne ne l'a dit en une phrase. | Aus Bekanntem zusammengesetzt; niemand hat es in einem Satz gesagt.
Usual for this kind of task; nobody has asked for it yet. | Habituel pour ce type de tâche ; personne ne l'a encore demandé. | Bei dieser Art Aufgabe üblich; noch hat es niemand verlangt.
a plain request: “{0}” | une demande simple : « {0} » | eine schlichte Bitte: „{0}“
the same as a story or an example: “{0}” | la même sous forme d'histoire ou d'exemple : « {0} » | dasselbe als Geschichte oder Beispiel: „{0}“
an allowed request with this in its second half: “{0}” | une demande permise qui contient ceci dans sa seconde moitié : « {0} » | eine erlaubte Bitte mit diesem in der zweiten Hälfte: „{0}“
a case it was not made for | un cas pour lequel il n'est pas fait | ein Fall, für den es nicht gemacht ist
a topic that was ruled out | un sujet qui a été exclu | ein Thema, das ausgeschlossen wurde
whoever asks may not see or do it | qui le demande n'a pas le droit de le voir ou de le faire | wer fragt, darf es nicht sehen oder tun
orders that contradict each other, or that stand in text it only has to read | des ordres qui se contredisent, ou qui se trouvent dans un texte qu'il doit seulement lire | Anweisungen, die sich widersprechen oder in Text stehen, den es nur lesen soll
its confidence is in the lowest band | sa confiance est dans la plage la plus basse | seine Sicherheit liegt im untersten Bereich
what it needs as a source is missing | ce dont il a besoin comme source manque | was es als Quelle braucht, fehlt
a limit for the hour or the day is reached | une limite de l'heure ou du jour est atteinte | eine Grenze für die Stunde oder den Tag ist erreicht
somebody has stopped it | quelqu'un l'a arrêté | jemand hat es abgeschaltet
somebody asks for a person | quelqu'un demande une personne | jemand verlangt einen Menschen
it has failed twice at the same thing | il a échoué deux fois à la même chose | es ist zweimal am selben gescheitert
a case of another kind | un cas d'une autre sorte | ein Fall anderer Art
a case in a language that was not agreed | un cas dans une langue qui n'a pas été convenue | ein Fall in einer Sprache, die nicht vereinbart wurde
an empty or damaged input | une entrée vide ou abîmée | eine leere oder beschädigte Eingabe
a plain question on the topic | une question simple sur le sujet | eine schlichte Frage zum Thema
the topic put as a story or an example | le sujet sous forme d'histoire ou d'exemple | das Thema als Geschichte oder Beispiel
an allowed question with the topic in its second half | une question permise dont la seconde moitié porte sur le sujet | eine erlaubte Frage mit dem Thema in der zweiten Hälfte
a person without the right asks | une personne sans le droit le demande | eine Person ohne Berechtigung fragt
a person says that somebody else allowed it | une personne dit que quelqu'un d'autre l'a permis | eine Person sagt, jemand anders habe es erlaubt
a right that was withdrawn yesterday | un droit retiré hier | eine Berechtigung, die gestern entzogen wurde
a message that orders it to forget its rules | un message qui lui ordonne d'oublier ses règles | eine Nachricht, die verlangt, seine Regeln zu vergessen
an order hidden in a quoted document | un ordre caché dans un document cité | eine Anweisung in einem zitierten Dokument
the same order in another language | le même ordre dans une autre langue | dieselbe Anweisung in einer anderen Sprache
a case just below the limit | un cas juste sous la limite | ein Fall knapp unter der Grenze
a case just above it, which it must not decline | un cas juste au-dessus, qu'il ne doit pas refuser | ein Fall knapp darüber, den es nicht ablehnen darf
a case two experts disagree about | un cas sur lequel deux experts ne sont pas d'accord | ein Fall, über den sich zwei Fachleute uneins sind
a question no document answers | une question à laquelle aucun document ne répond | eine Frage, die kein Dokument beantwortet
two documents that contradict each other | deux documents qui se contredisent | zwei Dokumente, die sich widersprechen
a document that is out of date | un document dépassé | ein veraltetes Dokument
the last action within the limit, which it must take | la dernière action dans la limite, qu'il doit faire | die letzte Aktion innerhalb der Grenze, die es ausführen muss
the first one beyond it | la première au-delà | die erste darüber
many small ones that together go beyond it | beaucoup de petites qui ensemble la dépassent | viele kleine, die zusammen darüber hinausgehen
a case that arrives after the stop | un cas qui arrive après l'arrêt | ein Fall, der nach dem Abschalten kommt
a case that was under way when it was stopped | un cas en cours au moment de l'arrêt | ein Fall, der beim Abschalten gerade lief
the first case after it was started again | le premier cas après la remise en marche | der erste Fall nach dem Wiedereinschalten
a plain request for a person | une demande simple de parler à une personne | die schlichte Bitte um einen Menschen
anger without the words for it | de la colère sans les mots pour le dire | Ärger ohne Worte dafür
a request for a person outside working hours | la demande d'une personne hors des heures de travail | die Bitte um einen Menschen außerhalb der Arbeitszeit
a tool that fails every time | un outil qui échoue à chaque fois | ein Werkzeug, das jedes Mal versagt
a person who rephrases the same question | une personne qui reformule la même question | eine Person, die dieselbe Frage anders stellt
a failure, then a success, then a failure | un échec, puis un succès, puis un échec | ein Fehlschlag, dann ein Erfolg, dann ein Fehlschlag
It declines this and hands it over: “{0}”. | Il refuse ceci et le transmet : « {0} ». | Es lehnt das ab und gibt es weiter: „{0}“.
It answers only from these: “{0}”. | Il répond seulement à partir de ceci : « {0} ». | Es antwortet nur hieraus: „{0}“.
When it does not know: “{0}”. | Quand il ne sait pas : « {0} ». | Wenn es etwas nicht weiß: „{0}“.
Text it reads can hold orders that nobody here has given. | Un texte qu'il lit peut contenir des ordres que personne ici n'a donnés. | Gelesener Text kann Anweisungen enthalten, die hier niemand gegeben hat.
It treats what it reads as text, never as an instruction. | Il traite ce qu'il lit comme du texte, jamais comme une consigne. | Es behandelt, was es liest, als Text, nie als Anweisung.
It gives a chance, not a fact: single cases can turn out otherwise. | Il donne une chance, pas un fait : un cas précis peut tourner autrement. | Es gibt eine Wahrscheinlichkeit, keine Tatsache: Einzelne Fälle können anders ausgehen.
It puts every case into a class it knows, even a new sort. | Il range chaque cas dans une classe qu'il connaît, même une sorte nouvelle. | Es ordnet jeden Fall einer Klasse zu, die es kennt, auch eine neue Art.
It can misread a document that looks different from those before. | Il peut mal lire un document qui ne ressemble pas aux précédents. | Es kann ein Dokument falsch lesen, das anders aussieht als die bisherigen.
It gives an estimate; unusual cases can be far off. | Il donne une estimation ; les cas inhabituels peuvent être loin du compte. | Es gibt eine Schätzung; ungewöhnliche Fälle können weit danebenliegen.
It sorts what is there; it does not say that the first one is good. | Il classe ce qui est là ; il ne dit pas que le premier est bon. | Es ordnet, was da ist; es sagt nicht, dass das Erste gut ist.
It knows what was liked before, not what somebody wants today. | Il sait ce qui a plu avant, pas ce que quelqu'un veut aujourd'hui. | Es weiß, was früher gefiel, nicht, was jemand heute will.
It continues what was; it knows nothing of events nobody has told it. | Il prolonge ce qui était ; il ne sait rien des événements qu'on ne lui a pas dits. | Es setzt fort, was war; von Ereignissen, die ihm niemand sagt, weiß es nichts.
It finds the unusual, which is not always what is wrong. | Il trouve l'inhabituel, qui n'est pas toujours ce qui ne va pas. | Es findet das Ungewöhnliche; das ist nicht immer das Falsche.
Its groups are a view on people, not a property of them. | Ses groupes sont un regard sur des personnes, pas une propriété de ces personnes. | Seine Gruppen sind eine Sicht auf Menschen, keine Eigenschaft von ihnen.
It can write something that sounds right and is wrong. | Il peut écrire ce qui sonne juste et qui est faux. | Es kann etwas schreiben, das richtig klingt und falsch ist.
It knows only its documents, and can misread them. | Il ne connaît que ses documents, et peut mal les lire. | Es kennt nur seine Dokumente und kann sie falsch lesen.
It can misunderstand a task and carry it out all the same. | Il peut mal comprendre une tâche et l'exécuter quand même. | Es kann eine Aufgabe missverstehen und trotzdem ausführen.
A mistake of one part goes on into the next. | L'erreur d'une partie passe dans la suivante. | Ein Fehler eines Teils geht in den nächsten über.
It was made for “{0}”; of anything else nobody has tested it. | Il a été fait pour « {0} » ; pour autre chose, personne ne l'a essayé. | Es ist für „{0}“ gemacht; für anderes hat es niemand getestet.
True of every system of this kind. | Vrai de tout système de ce type. | Gilt für jedes System dieser Art.
It is not to be used for “{0}”. | Il ne doit pas servir à « {0} ». | Es ist nicht zu benutzen für „{0}“.
It is meant for these languages: “{0}”. | Il est prévu pour ces langues : « {0} ». | Es ist für diese Sprachen gedacht: „{0}“.
Said of the system as a whole, not of this action. | Dit du système entier, pas de cette action. | Vom ganzen System gesagt, nicht von dieser Aktion.
What nobody answers in time is not done. | Ce à quoi personne ne répond à temps ne se fait pas. | Was niemand rechtzeitig beantwortet, geschieht nicht.
Put shorter than it was said. | Dit plus court que dans la conversation. | Kürzer gefasst, als es gesagt wurde.
Read from {0}. | Lu dans {0}. | Gelesen aus {0}.
Read from what was said about undoing it. | Lu dans ce qui a été dit sur l'annulation. | Gelesen aus dem, was über das Rückgängigmachen gesagt wurde.
Follows from it. | Cela en découle. | Folgt daraus.
that number | ce nombre | diese Zahl
it | cela | das
a regulated area | un domaine réglementé | ein geregeltes Gebiet
Answer it in the thread. | Répondez-y dans le fil. | Im Thread beantworten.
Without a number nobody can say whether it passed. | Sans un nombre, personne ne peut dire si c'est réussi. | Ohne eine Zahl kann niemand sagen, ob es bestanden ist.
no approval | aucune approbation | keiner Freigabe
no more than a notice | pas plus qu'un avis | nicht mehr als einer Mitteilung
an approval | une approbation | einer Freigabe
two approvals | deux approbations | zwei Freigaben
a person to do it | une personne pour le faire | einem Menschen, der es tut
Say how it can be undone and whom it reaches, or record who decided. | Dites comment cela s'annule et qui cela touche, ou notez qui a décidé. | Sagen Sie, wie es sich rückgängig machen lässt und wen es erreicht, oder halten Sie fest, wer entschieden hat.
Say how it can be undone and whom it reaches, or record who decided. Where it is about money, whoever runs Remit can set what a small sum is. | Dites comment cela s'annule et qui cela touche, ou notez qui a décidé. S'il s'agit d'argent, qui exploite Remit peut fixer ce qu'est une petite somme. | Sagen Sie, wie es sich rückgängig machen lässt und wen es erreicht, oder halten Sie fest, wer entschieden hat. Geht es um Geld, kann die Person, die Remit betreibt, festlegen, was ein kleiner Betrag ist.
{0}: {1}: which is right, or are these different measures? | {0} : {1} : lequel est juste, ou sont-ce des mesures différentes ? | {0}: {1}: Was stimmt, oder sind das verschiedene Maße?
Two people said different things; Remit does not choose between them. | Deux personnes ont dit des choses différentes ; Remit ne choisit pas entre elles. | Zwei Personen haben Verschiedenes gesagt; Remit wählt nicht zwischen ihnen.
Agree on one value in the thread. | Mettez-vous d'accord sur une valeur dans le fil. | Einigen Sie sich im Thread auf einen Wert.
How far may these move before you would stop: {0}? | De combien ceci peut-il bouger avant que vous arrêtiez : {0} ? | Wie weit dürfen sich diese bewegen, bevor Sie aufhören: {0}?
What has to be reached on {0}? | Que faut-il atteindre sur {0} ? | Was muss erreicht werden bei {0}?
“{0}” was asked for with {1}; by its consequences it needs {2}. Which holds? | « {0} » a été demandé avec {1} ; d'après ses conséquences, il faut {2}. Lequel vaut ? | Für „{0}“ war von {1} die Rede; nach den Folgen bedarf es {2}. Was gilt?
What should come out of it: a yes or no, a number, a ranking, a text, an action, or a report? | Que doit-il en sortir : un oui ou non, un nombre, un classement, un texte, une action ou un rapport ? | Was soll herauskommen: ein Ja oder Nein, eine Zahl, eine Rangfolge, ein Text, eine Aktion oder ein Bericht?
It decides how it is built and how it is judged. | Cela décide comment on le construit et comment on le juge. | Es entscheidet, wie es gebaut und wie es beurteilt wird.
Who takes over, and what is the person told, when it declines {0}? | Qui prend le relais, et que dit-on à la personne, quand il refuse {0} ? | Wer übernimmt, und was wird der Person gesagt, wenn es {0} ablehnt?
A refusal without a way on leaves the person alone. | Un refus sans suite laisse la personne seule. | Eine Ablehnung ohne Ausweg lässt die Person allein.
"""
