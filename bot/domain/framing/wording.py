"""The words a rendered statement uses, in English, French and German."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.provenance import Status


@dataclass(frozen=True, slots=True)
class Words:
    """Headings, labels and names in one language; what is missing falls back to English."""

    said: str
    disputed: str
    assumed: str
    unknown: str
    questions: str
    looks_like: str
    not_ml: str
    unknown_value: str
    confirmed: str
    earlier: str
    flags: str
    flag_note: str
    actions: str
    parked: str
    by: str
    points: str
    yes: str
    no: str
    verdict_reason: str
    level_reason: str
    statuses: Mapping[Status, str]
    instead: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)


def _table(text: str) -> dict[str, str]:
    rows = (line.split("=", 1) for line in text.strip().splitlines())
    return {key.strip(): value.strip() for key, value in rows}


_ENGLISH = Words(
    said="Said",
    disputed="You disagree about",
    assumed="Assumed (correct me)",
    unknown="Unknown",
    questions="Questions",
    looks_like="Looks like:",
    not_ml="This may not need machine learning:",
    unknown_value="unknown",
    confirmed="confirmed by",
    earlier="earlier",
    flags="Check with Legal or Compliance",
    flag_note="Words in the conversation that may touch these areas. Suspected, not a legal opinion.",
    actions="Actions and oversight",
    parked="Set aside",
    by="by",
    points="points",
    yes="yes",
    no="no",
    verdict_reason="From how the task reads; you decide.",
    level_reason="Nobody said how far it may go; suggesting leaves the decision to people.",
    statuses={s: s.value for s in Status},
    instead=_table(
        """
rules = a written rule may do.
analytics = a report may do.
process = a change in the process may do.
search = a search may do.
buy = something on the market may do.
"""
    ),
    choices=_table(
        """
up = should go up
down = should go down
hold = should stay
act_with_approval = act after approval
"""
    ),
)
_FRENCH = Words(
    said="Dit",
    disputed="Désaccord",
    assumed="Supposé (corrigez-moi)",
    unknown="Inconnu",
    questions="Questions",
    looks_like="Type de tâche :",
    not_ml="Cela se passe peut-être d'apprentissage automatique :",
    unknown_value="inconnu",
    confirmed="confirmé par",
    earlier="avant",
    flags="À voir avec le service juridique ou la conformité",
    flag_note="Des mots de la conversation touchent peut-être ces sujets. Un soupçon, pas un avis juridique.",
    actions="Actions et contrôle",
    parked="Mis de côté",
    by="de",
    points="points",
    yes="oui",
    no="non",
    verdict_reason="D'après la tâche décrite ; c'est vous qui décidez.",
    level_reason="Personne n'a dit jusqu'où il peut aller ; suggérer laisse la décision aux personnes.",
    statuses={
        Status.STATED: "dit",
        Status.INFERRED: "déduit",
        Status.ASSUMED: "supposé",
        Status.UNKNOWN: "inconnu",
    },
    instead=_table(
        """
rules = une règle écrite peut suffire.
analytics = un rapport peut suffire.
process = changer le processus peut suffire.
search = une recherche peut suffire.
buy = un produit existant peut suffire.
"""
    ),
    labels=_table(
        """
owner = Responsable
business_goal.statement = Objectif
business_goal.metric = Indicateur
business_goal.direction = Sens
business_goal.baseline = Aujourd'hui
business_goal.target = Cible
business_goal.deadline = Échéance
business_goal.population = Périmètre
business_goal.cost_of_inaction = Coût de l'inaction
user_problem.who = Qui a le problème
user_problem.voice = Dans ses mots
user_problem.current_process = Comment ça se passe
decision.supported = Décision
decision.actor = Qui agit
decision.capacity = Capacité
decision.automation_level = Autonomie
task.cost_fp = Coût d'une fausse alerte
task.cost_fn = Coût d'un cas manqué
task.critical_errors = Ne doit jamais arriver
task.acceptable_failure = Erreurs tolérées
metrics.model = Mesures du modèle
metrics.business = Autres mesures
metrics.guardrails = Ne doit pas se dégrader
data.requirements = Données
data.source = Où sont les données
data.volume = Volume et historique
constraints.latency = Latence
constraints.cost_per_unit = Coût par unité
constraints.residency = Lieu des données
"""
    ),
    kinds=_table(
        """
binary_classification = prédiction oui/non
multiclass_classification = tri en catégories
information_extraction = extraction de champs de documents
regression = estimation d'un nombre
ranking = classement
recommendation = recommandation
forecasting = prévision
anomaly_detection = détection d'anomalies
segmentation = segmentation
llm_generation = rédaction de texte
rag_qa = réponses tirées de documents
agent_actions = actions dans d'autres systèmes
not_ml = sans apprentissage automatique
hybrid = plusieurs parties
"""
    ),
    choices=_table(
        """
up = doit augmenter
down = doit baisser
hold = doit rester stable
inform = informer
suggest = suggérer
act_with_approval = agir après validation
act = agir
"""
    ),
    sections=_table(
        """
business_goal = Objectif
user_problem = Problème
decision = Décision
ml_fit = Faut-il de l'apprentissage automatique ?
hypothesis = Hypothèse
task = Tâche
metrics = Mesures
data = Données
constraints = Contraintes
risk = Risques
"""
    ),
)
_GERMAN = Words(
    said="Gesagt",
    disputed="Hier gehen die Angaben auseinander",
    assumed="Angenommen (bitte korrigieren)",
    unknown="Offen",
    questions="Fragen",
    looks_like="Art der Aufgabe:",
    not_ml="Dafür braucht es vielleicht kein maschinelles Lernen:",
    unknown_value="offen",
    confirmed="bestätigt von",
    earlier="vorher",
    flags="Mit Rechtsabteilung oder Compliance klären",
    flag_note="Wörter im Gespräch, die diese Gebiete berühren könnten. Ein Verdacht, keine Rechtsauskunft.",
    actions="Aktionen und Aufsicht",
    parked="Beiseitegelegt",
    by="um",
    points="Punkte",
    yes="ja",
    no="nein",
    verdict_reason="So liest sich die Aufgabe; Sie entscheiden.",
    level_reason="Niemand hat gesagt, wie weit es gehen darf; ein Vorschlag lässt die Entscheidung bei Menschen.",
    statuses={
        Status.STATED: "gesagt",
        Status.INFERRED: "abgeleitet",
        Status.ASSUMED: "angenommen",
        Status.UNKNOWN: "offen",
    },
    instead=_table(
        """
rules = eine geschriebene Regel könnte genügen.
analytics = ein Bericht könnte genügen.
process = eine Änderung im Ablauf könnte genügen.
search = eine Suche könnte genügen.
buy = ein fertiges Produkt könnte genügen.
"""
    ),
    labels=_table(
        """
owner = Verantwortlich
business_goal.statement = Ziel
business_goal.metric = Kennzahl
business_goal.direction = Richtung
business_goal.baseline = Heute
business_goal.target = Zielwert
business_goal.deadline = Termin
business_goal.population = Umfang
business_goal.cost_of_inaction = Kosten des Nichtstuns
user_problem.who = Wer das Problem hat
user_problem.voice = In eigenen Worten
user_problem.current_process = Heutiger Ablauf
decision.supported = Entscheidung
decision.actor = Wer handelt
decision.capacity = Kapazität
decision.automation_level = Spielraum
task.cost_fp = Kosten eines Fehlalarms
task.cost_fn = Kosten eines übersehenen Falls
task.critical_errors = Darf nie passieren
task.acceptable_failure = Hinnehmbare Fehler
metrics.model = Modellmaße
metrics.business = Weitere Kennzahlen
metrics.guardrails = Darf nicht schlechter werden
data.requirements = Daten
data.source = Wo die Daten liegen
data.volume = Menge und Historie
constraints.latency = Latenz
constraints.cost_per_unit = Kosten pro Einheit
constraints.residency = Ort der Daten
"""
    ),
    kinds=_table(
        """
binary_classification = Ja-Nein-Vorhersage
multiclass_classification = Zuordnung zu Klassen
information_extraction = Felder aus Dokumenten lesen
regression = eine Zahl schätzen
ranking = Rangfolge
recommendation = Empfehlung
forecasting = Prognose
anomaly_detection = Auffälligkeiten erkennen
segmentation = Gruppen bilden
llm_generation = Texte schreiben
rag_qa = Fragen aus Dokumenten beantworten
agent_actions = in anderen Systemen handeln
not_ml = ohne maschinelles Lernen
hybrid = mehrere Teile
"""
    ),
    choices=_table(
        """
up = soll steigen
down = soll sinken
hold = soll gleich bleiben
inform = informieren
suggest = vorschlagen
act_with_approval = nach Freigabe handeln
act = handeln
"""
    ),
    sections=_table(
        """
business_goal = Ziel
user_problem = Problem
decision = Entscheidung
ml_fit = Braucht es maschinelles Lernen?
hypothesis = Hypothese
task = Aufgabe
metrics = Maße
data = Daten
constraints = Vorgaben
risk = Risiko
"""
    ),
)
WORDINGS: dict[str, Words] = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}
