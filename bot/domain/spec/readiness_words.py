"""The words for the readiness of a spec, in English, French and German."""

from dataclasses import dataclass

from bot.domain.framing.words import table
from bot.domain.spec.stage import Stage
from bot.domain.spec.stage_score import Next


@dataclass(frozen=True, slots=True)
class SpecReadinessWords:
    """What one language says about the readiness of a spec."""

    score: str
    held: str
    more: str
    next: dict[Next, str]
    disputed: str
    prohibited: str
    rule: str
    targets: dict[Stage, str]
    stages: dict[Stage, str]
    items: dict[str, str]


_ENGLISH = SpecReadinessWords(
    score="Ready {score} of 100 {target}; weakest: {stage}{item}.",
    held="Also needed to get past {cap}: {open}.",
    more="and {count} more",
    next={
        Next.SAY: "Next, say {item}.",
        Next.CONFIRM: "Next, confirm or correct: {item}.",
        Next.SHOW: "Next, link what shows {item}.",
    },
    disputed="who is right about {item}",
    prohibited="whether the law forbids it (check with Legal or Compliance)",
    rule="what rule {rule} found",
    targets={
        Stage.FRAMING: "to be decided",
        Stage.DATA: "for its data to be collected",
        Stage.PROTOTYPE: "to be tried out",
        Stage.OVERSIGHT: "to be built",
        Stage.PRODUCTION: "to go live",
        Stage.OPERATION: "to be run",
    },
    stages={
        Stage.FRAMING: "framing",
        Stage.DATA: "data",
        Stage.PROTOTYPE: "prototype and tests",
        Stage.OVERSIGHT: "oversight",
        Stage.PRODUCTION: "going live",
        Stage.OPERATION: "running it",
    },
    items=table(
        """
requirements = which data is needed and where it is
label = what counts as true and how that is learned
volume = how many cases there are
rights = whether the data may be used
labelling = how cases are labelled
quality = where the data comes from and whom it leaves out
leakage = what is known only afterwards
moat = what others cannot get
criteria = three criteria with their numbers
dataset = the cases it is tested on
baseline = the result of the simplest way
errors = what each mistake costs
slices = which groups get a result of their own
graders = who judges and how well
repeats = how often each case is run
options = what two ways reach, at which cost
actions = what it does by itself
refusals = what it declines and who takes over
confidence = how sure it has to be
queue = where cases wait and how soon somebody answers
stop = who can overrule and stop it
approvers = who approves
feedback = how use becomes labels
experience = what people see when it is wrong
components = the version of every part
regression = what is tested again after a change
service = how fast and reliable and expensive it may be
rollout = who gets it first
rollback = the way back
logging = what is kept on record
limitations = the limits people are told
responsibility = who answers for what
board = today's figures and who watches them
monitors = who watches for drift
retraining = when it is trained again and how long that takes
incident = what is done in an incident
refresh = how the test cases stay fresh
label_time = how soon the truth is known
cost = what a case costs
return = what it is worth
"""
    ),
)
_FRENCH = SpecReadinessWords(
    score="Prêt à {score} sur 100 {target} ; point faible : {stage}{item}.",
    held="Pour dépasser {cap}, il faut aussi : {open}.",
    more="et {count} de plus",
    next={
        Next.SAY: "Ensuite, à dire : {item}.",
        Next.CONFIRM: "Ensuite, à confirmer ou à corriger : {item}.",
        Next.SHOW: "Ensuite, à relier à ce qui le montre : {item}.",
    },
    disputed="qui a raison sur ceci : {item}",
    prohibited="si la loi l'interdit (à voir avec le service juridique ou la conformité)",
    rule="ce que la règle {rule} a trouvé",
    targets={
        Stage.FRAMING: "pour décider",
        Stage.DATA: "pour réunir les données",
        Stage.PROTOTYPE: "pour essayer",
        Stage.OVERSIGHT: "pour construire",
        Stage.PRODUCTION: "pour le lancement",
        Stage.OPERATION: "pour l'exploitation",
    },
    stages={
        Stage.FRAMING: "cadrage",
        Stage.DATA: "données",
        Stage.PROTOTYPE: "prototype et tests",
        Stage.OVERSIGHT: "supervision",
        Stage.PRODUCTION: "lancement",
        Stage.OPERATION: "exploitation",
    },
    items=table(
        """
requirements = les données nécessaires et où elles sont
label = ce qui compte comme vrai et comment on l'apprend
volume = combien de cas existent
rights = si les données peuvent être utilisées
labelling = comment les cas sont étiquetés
quality = d'où viennent les données et qui y manque
leakage = ce qui n'est connu qu'après coup
moat = ce que d'autres ne peuvent pas obtenir
criteria = trois critères avec leurs chiffres
dataset = les cas sur lesquels on teste
baseline = le résultat de la façon la plus simple
errors = ce que coûte chaque erreur
slices = quels groupes ont un résultat à part
graders = qui juge et à quel point c'est fiable
repeats = combien de fois chaque cas est exécuté
options = ce que deux façons atteignent et à quel prix
actions = ce que le système fait lui-même
refusals = ce qu'il refuse et qui prend le relais
confidence = à quel point il doit être sûr
queue = où les cas attendent et sous quel délai on répond
stop = qui peut le contredire et l'arrêter
approvers = qui approuve
feedback = comment l'usage devient des étiquettes
experience = ce que l'on voit quand il se trompe
components = la version de chaque partie
regression = ce qui est retesté après un changement
service = la vitesse et la fiabilité voulues et à quel prix
rollout = qui l'a en premier
rollback = le chemin du retour
logging = ce qui est consigné
limitations = les limites que l'on annonce
responsibility = qui répond de quoi
board = les chiffres d'aujourd'hui et qui les suit
monitors = qui surveille la dérive
retraining = quand on réentraîne et combien de temps cela prend
incident = ce que l'on fait en cas d'incident
refresh = comment les cas de test restent actuels
label_time = quand la vérité est connue
cost = ce que coûte un cas
return = ce que cela rapporte
"""
    ),
)
_GERMAN = SpecReadinessWords(
    score="Reife {target}: {score} von 100; am schwächsten: {stage}{item}.",
    held="Um über {cap} zu kommen, fehlt auch: {open}.",
    more="und {count} mehr",
    next={
        Next.SAY: "Als Nächstes klären: {item}.",
        Next.CONFIRM: "Als Nächstes bestätigen oder korrigieren: {item}.",
        Next.SHOW: "Als Nächstes mit einem Beleg verknüpfen: {item}.",
    },
    disputed="wer hier recht hat: {item}",
    prohibited="ob das Gesetz es verbietet (mit Rechtsabteilung oder Compliance klären)",
    rule="was Regel {rule} gefunden hat",
    targets={
        Stage.FRAMING: "für die Entscheidung",
        Stage.DATA: "für die Datensammlung",
        Stage.PROTOTYPE: "für den Versuch",
        Stage.OVERSIGHT: "für den Bau",
        Stage.PRODUCTION: "für den Start",
        Stage.OPERATION: "für den Betrieb",
    },
    stages={
        Stage.FRAMING: "Ziel",
        Stage.DATA: "Daten",
        Stage.PROTOTYPE: "Prototyp und Tests",
        Stage.OVERSIGHT: "Aufsicht",
        Stage.PRODUCTION: "Start",
        Stage.OPERATION: "Betrieb",
    },
    items=table(
        """
requirements = welche Daten nötig sind und wo sie liegen
label = was als wahr zählt und wie man es erfährt
volume = wie viele Fälle es gibt
rights = ob die Daten genutzt werden dürfen
labelling = wie Fälle gelabelt werden
quality = woher die Daten kommen und wer darin fehlt
leakage = was man erst hinterher weiß
moat = was andere nicht bekommen
criteria = drei Kriterien mit ihren Zahlen
dataset = die Fälle, an denen getestet wird
baseline = das Ergebnis des einfachsten Wegs
errors = was jeder Fehler kostet
slices = welche Gruppen ein eigenes Ergebnis bekommen
graders = wer urteilt und wie gut
repeats = wie oft jeder Fall läuft
options = was zwei Wege erreichen und kosten
actions = was das System selbst tut
refusals = was es ablehnt und wer dann übernimmt
confidence = wie sicher es sein muss
queue = wo Fälle warten und wie schnell jemand antwortet
stop = wer es überstimmen und anhalten kann
approvers = wer zustimmt
feedback = wie aus Nutzung Labels werden
experience = was man sieht, wenn es falsch liegt
components = die Version jedes Teils
regression = was nach einer Änderung neu getestet wird
service = wie schnell und zuverlässig und teuer es sein darf
rollout = wer es zuerst bekommt
rollback = der Weg zurück
logging = was festgehalten wird
limitations = die Grenzen, die man den Leuten sagt
responsibility = wer wofür einsteht
board = die Zahlen von heute und wer sie verfolgt
monitors = wer auf Drift achtet
retraining = wann neu trainiert wird und wie lange das dauert
incident = was bei einem Vorfall geschieht
refresh = wie die Testfälle aktuell bleiben
label_time = wie bald die Wahrheit bekannt ist
cost = was ein Fall kostet
return = was es bringt
"""
    ),
)
SPEC_READINESS_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}
