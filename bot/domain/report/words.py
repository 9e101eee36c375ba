"""The sentences of a report in English, French and German: templates, whose gaps code fills."""

from dataclasses import dataclass

from bot.domain.criterion.verdict import Outcome
from bot.domain.lint.model import Language
from bot.domain.report.report import Need, Part
from bot.domain.spec.plan.measure import MeasureGroup


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What a language says."""

    period: str
    spec: str
    counted: dict[Outcome, tuple[str, str]]  # one · several
    counted_of: str
    of_all: tuple[str, str]  # one · several criteria, with how they came out
    fact: str  # a criterion, as it is given to whoever words it
    nothing: str  # a spec without criteria
    unchanged: str
    first: str
    critical: str
    turned: str
    again: str
    old: str
    lived_with: str
    outcomes: dict[Outcome, str]
    changed: str
    parts: dict[Part, str]
    missing: str
    never: str
    since: str
    more: str
    failing: str  # cases that went wrong
    groups: dict[MeasureGroup, str]
    measure: str  # group, title, value
    unmeasured: str
    means: str
    no_proof: str
    needs: dict[Need, str]
    owner: str
    no_owner: str
    bounds: str
    record: str
    look: str


ENGLISH = ReportWords(
    period="{since} to {until}",
    spec="spec version {version}",
    counted={
        Outcome.FAIL: ("1 failed", "{n} failed"),
        Outcome.INVALID: ("1 not valid", "{n} not valid"),
        Outcome.INCONCLUSIVE: ("1 not yet shown", "{n} not yet shown"),
        Outcome.NOT_RUN: ("1 not run", "{n} not run"),
        Outcome.PASS: ("1 shown", "{n} shown"),
    },
    counted_of="{hits} of {n}",
    of_all=("Of 1 criterion, {counts}.", "Of {n} criteria, {counts}."),
    fact="{told}; needed: {needed}.",
    nothing="The spec has no criteria yet, so there is nothing to measure.",
    unchanged="No change since last time: {counts}.",
    first="First report.",
    critical="critical",
    turned="Last time: {before}.",
    again="As last time.",
    old="Measured {day}, nothing newer.",
    lived_with="Signed: it is lived with until {day}.",
    outcomes={
        Outcome.FAIL: "failed",
        Outcome.INVALID: "not valid",
        Outcome.INCONCLUSIVE: "not yet shown",
        Outcome.NOT_RUN: "not run",
        Outcome.PASS: "shown",
    },
    changed="Changed: {part}, from {before} to {after}.",
    parts={
        Part.MODEL: "the model",
        Part.PROMPT: "the prompt",
        Part.DATASET: "the test cases",
        Part.JUDGE: "the judge",
        Part.INDEX: "the index",
        Part.SPEC: "the spec's version",
    },
    missing="Missing: {what}.",
    never="{title} (never measured)",
    since="{title} (last measured {day})",
    more="and {n} more",
    failing="Cases that went wrong: {cases}.",
    measure="{group}: {title}: {value}",
    groups={
        MeasureGroup.ACCURACY: "Right",
        MeasureGroup.ADOPTION: "Used",
        MeasureGroup.RETURN: "Worth it",
    },
    unmeasured="nobody measures this yet",
    means="In what was tested: {meaning}",
    no_proof="That these move together, at once or later, does not prove that one moves the other.",
    needs={
        Need.STOP_OR_CHECK: "To decide now: stop it, or have people check every case until “{title}” is shown again.",
        Need.LIVE_OR_FIX: "To decide: fix “{title}”, or live with it until a day you name.",
        Need.MEASURE: "Next: measure “{title}” and bring the file: drop it in the spec's thread.",
        Need.HOLD: "Next: keep people checking; “{title}” is neither shown nor refuted.",
        Need.RESULTS: "To decide: train again, go back or go on; labels show that results got worse ({title}).",
        Need.DRIFT: "To decide: what to do about data that moved and stay away from the reference ({title}).",
        Need.NOTHING: "Nothing to decide.",
    },
    owner="{owner} decides.",
    no_owner="Nobody is named who decides.",
    bounds="lower bound {low}, upper bound {high}, each by itself with {confidence} confidence",
    record="run {run}, {formula}, {line}",
    look="look {number} of {looks}",
)
FRENCH = ReportWords(
    period="du {since} au {until}",
    spec="version {version} de la spécification",
    counted={
        Outcome.FAIL: ("1 échoué", "{n} échoués"),
        Outcome.INVALID: ("1 non valable", "{n} non valables"),
        Outcome.INCONCLUSIVE: ("1 pas encore démontré", "{n} pas encore démontrés"),
        Outcome.NOT_RUN: ("1 non mesuré", "{n} non mesurés"),
        Outcome.PASS: ("1 démontré", "{n} démontrés"),
    },
    counted_of="{hits} sur {n}",
    of_all=("Sur 1 critère, {counts}.", "Sur {n} critères, {counts}."),
    fact="{told} ; exigé : {needed}.",
    nothing="La spécification n'a pas encore de critère : rien à mesurer.",
    unchanged="Rien de changé depuis la dernière fois : {counts}.",
    first="Premier bilan.",
    critical="critique",
    turned="La dernière fois : {before}.",
    again="Comme la dernière fois.",
    old="Mesuré le {day}, rien de plus récent.",
    lived_with="Signé : accepté jusqu'au {day}.",
    outcomes={
        Outcome.FAIL: "échoué",
        Outcome.INVALID: "non valable",
        Outcome.INCONCLUSIVE: "pas encore démontré",
        Outcome.NOT_RUN: "non mesuré",
        Outcome.PASS: "démontré",
    },
    changed="Changé : {part}, de {before} à {after}.",
    parts={
        Part.MODEL: "le modèle",
        Part.PROMPT: "le prompt",
        Part.DATASET: "les cas de test",
        Part.JUDGE: "le juge",
        Part.INDEX: "l'index",
        Part.SPEC: "la version de la spécification",
    },
    missing="Il manque : {what}.",
    never="{title} (jamais mesuré)",
    since="{title} (dernière mesure le {day})",
    more="et {n} {n:autre|autres}",
    failing="Cas en erreur : {cases}.",
    measure="{group} : {title} : {value}",
    groups={
        MeasureGroup.ACCURACY: "Juste",
        MeasureGroup.ADOPTION: "Utilisé",
        MeasureGroup.RETURN: "Rentable",
    },
    unmeasured="personne ne le mesure encore",
    means="Dans ce qui a été testé : {meaning}",
    no_proof="Que ces chiffres bougent ensemble, aussitôt ou plus tard, ne prouve pas que l'un entraîne l'autre.",
    needs={
        Need.STOP_OR_CHECK: "À décider maintenant : l'arrêter, ou faire vérifier chaque cas jusqu'à ce que « {title} » soit démontré de nouveau.",
        Need.LIVE_OR_FIX: "À décider : corriger « {title} », ou l'accepter jusqu'à une date que vous fixez.",
        Need.MEASURE: "Prochaine étape : mesurer « {title} » et déposer le fichier dans le fil de la spécification.",
        Need.HOLD: "Prochaine étape : continuer à faire vérifier ; « {title} » n'est ni démontré ni réfuté.",
        Need.RESULTS: "À décider : réentraîner, revenir en arrière ou continuer ; les étiquettes montrent que les résultats ont baissé ({title}).",
        Need.DRIFT: "À décider : que faire de données qui ont bougé et restent loin de la référence ({title}).",
        Need.NOTHING: "Rien à décider.",
    },
    owner="{owner} décide.",
    no_owner="Personne n'est désigné pour décider.",
    bounds="borne inférieure {low}, borne supérieure {high}, chacune à elle seule avec {confidence} de confiance",
    record="mesure {run}, {formula}, {line}",
    look="examen {number} sur {looks}",
)
GERMAN = ReportWords(
    period="{since} bis {until}",
    spec="Version {version} der Spezifikation",
    counted={
        Outcome.FAIL: ("1 verfehlt", "{n} verfehlt"),
        Outcome.INVALID: ("1 nicht gültig", "{n} nicht gültig"),
        Outcome.INCONCLUSIVE: ("1 noch nicht gezeigt", "{n} noch nicht gezeigt"),
        Outcome.NOT_RUN: ("1 nicht gemessen", "{n} nicht gemessen"),
        Outcome.PASS: ("1 gezeigt", "{n} gezeigt"),
    },
    counted_of="{hits} von {n}",
    of_all=("Von 1 Kriterium {counts}.", "Von {n} Kriterien {counts}."),
    fact="{told}; verlangt: {needed}.",
    nothing="Die Spezifikation hat noch keine Kriterien; es gibt nichts zu messen.",
    unchanged="Nichts Neues seit dem letzten Mal: {counts}.",
    first="Erster Bericht.",
    critical="kritisch",
    turned="Beim letzten Mal: {before}.",
    again="Wie beim letzten Mal.",
    old="Gemessen am {day}, nichts Neueres.",
    lived_with="Unterschrieben: bis {day} lebt jemand damit.",
    outcomes={
        Outcome.FAIL: "verfehlt",
        Outcome.INVALID: "nicht gültig",
        Outcome.INCONCLUSIVE: "noch nicht gezeigt",
        Outcome.NOT_RUN: "nicht gemessen",
        Outcome.PASS: "gezeigt",
    },
    changed="Geändert: {part}, von {before} auf {after}.",
    parts={
        Part.MODEL: "das Modell",
        Part.PROMPT: "der Prompt",
        Part.DATASET: "die Testfälle",
        Part.JUDGE: "der Richter",
        Part.INDEX: "der Index",
        Part.SPEC: "die Version der Spezifikation",
    },
    missing="Es fehlt: {what}.",
    never="{title} (nie gemessen)",
    since="{title} (zuletzt gemessen am {day})",
    more="und {n} weitere",
    failing="Falsche Fälle: {cases}.",
    measure="{group}: {title}: {value}",
    groups={
        MeasureGroup.ACCURACY: "Richtig",
        MeasureGroup.ADOPTION: "Genutzt",
        MeasureGroup.RETURN: "Lohnend",
    },
    unmeasured="das misst noch niemand",
    means="In dem, was getestet wurde: {meaning}",
    no_proof="Dass sich diese Zahlen gemeinsam bewegen, sofort oder später, beweist nicht, dass eine die andere bewegt.",
    needs={
        Need.STOP_OR_CHECK: "Jetzt zu entscheiden: anhalten, oder jeden Fall prüfen lassen, bis „{title}“ wieder gezeigt ist.",
        Need.LIVE_OR_FIX: "Zu entscheiden: „{title}“ beheben, oder bis zu einem Tag, den Sie nennen, damit leben.",
        Need.MEASURE: "Als Nächstes: „{title}“ messen und die Datei in den Thread der Spezifikation legen.",
        Need.HOLD: "Als Nächstes: weiter prüfen lassen; „{title}“ ist weder gezeigt noch widerlegt.",
        Need.RESULTS: "Zu entscheiden: neu trainieren, zurückgehen oder weitermachen; Labels zeigen, dass es schlechter wurde ({title}).",
        Need.DRIFT: "Zu entscheiden: was mit Daten geschieht, die sich bewegt haben und von der Referenz fort bleiben ({title}).",
        Need.NOTHING: "Nichts zu entscheiden.",
    },
    owner="{owner} entscheidet.",
    no_owner="Niemand ist benannt, der entscheidet.",
    bounds="untere Schranke {low}, obere Schranke {high}, jede für sich mit {confidence} Sicherheit",
    record="Messung {run}, {formula}, {line}",
    look="Blick {number} von {looks}",
)
_WORDS: dict[Language, ReportWords] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}


def words_in(language: Language) -> ReportWords:
    """The words of a language."""
    return _WORDS[language]
