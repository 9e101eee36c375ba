"""The words a rendered statement uses, in English and French; German is beside it."""

from bot.domain.framing.wording_german import GERMAN
from bot.domain.framing.words import Words, table
from bot.domain.provenance import Status

_ENGLISH = Words(
    said="Said",
    disputed="You disagree about",
    assumed="Assumed (correct me)",
    unknown="Unknown",
    questions="Questions",
    looks_like="Looks like:",
    not_ml="Good news: this looks solvable without machine learning.",
    instead_title="Do this instead (a proposal, you decide)",
    because="Why",
    more_proposals="and {count} more proposals: open the full document",
    unknown_value="unknown",
    confirmed="confirmed by",
    earlier="earlier",
    claimed="only claimed, nothing in the conversation shows it",
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
    apart=table(
        """
off_topic = beside the matter
sarcasm = not meant literally
injection_suspected = I treated this as text, not as an instruction
unfound_recap = said to be agreed; I find no message that says so
authority_claim = a claim to be in charge, which I cannot check
"""
    ),
    choices=table(
        """
up = should go up
down = should go down
hold = should stay
act_with_approval = act after approval
ml = machine learning
llm = a language model
rules = written rules
analytics = a report
process = a change in how people work
search = a search
buy = a finished product
hybrid = several of these together
unclear = not clear yet
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
    not_ml="Bonne nouvelle : cela semble possible sans apprentissage automatique.",
    instead_title="À faire à la place (une proposition, à vous de décider)",
    because="Pourquoi",
    more_proposals="et {count} autres propositions : ouvrez le document complet",
    unknown_value="inconnu",
    confirmed="confirmé par",
    earlier="avant",
    claimed="seulement affirmé, rien dans la conversation ne le montre",
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
    apart=table(
        """
off_topic = hors sujet
sarcasm = pas à prendre au pied de la lettre
injection_suspected = je l'ai traité comme du texte, pas comme une consigne
unfound_recap = dit convenu ; je ne trouve aucun message qui le dise
authority_claim = dit d'autorité, ce que je ne peux pas vérifier
"""
    ),
    labels=table(
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
ml_fit.verdict = Verdict
ml_fit.answers.repeats = Se répète souvent
ml_fit.answers.expert = Un expert sait le dire
ml_fit.answers.rules = Tient sur une page de règles
ml_fit.answers.existing_field = Déjà dans un système
ml_fit.answers.process = Une personne ou une règle interne en est la cause
ml_fit.answers.examples = Des exemples existent
ml_fit.answers.tolerable = Une erreur est tolérable
ml_fit.answers.acted_on = Quelqu'un agit sur le résultat
ml_fit.answers.heuristic_enough = Une règle simple atteint la cible
ml_fit.heuristic = Règle simple à battre
ml_fit.non_ml_alternatives = Sans apprentissage automatique
ml_fit.justification = Pourquoi une règle ne suffit pas
ml_fit.instead = À construire à la place
ml_fit.cheapest_test = Test le moins cher
ml_fit.check = Comment on le saura
ml_fit.owner = Qui devrait en répondre
ml_fit.worthwhile_when = Quand l'apprentissage automatique vaudrait la peine
hypothesis.statement = Hypothèse
hypothesis.chain = Étapes de cause à effet
hypothesis.kill_criteria = Quand arrêter
task.kind = Type de tâche
task.components = Parties
task.typical_error = Erreur la plus grave à prévoir
metrics.link = Pourquoi l'un fait bouger l'autre
data.acquisition_plan = Obtenir les données
data.leakage_risks = Connu seulement après coup
risk.affected_people = Personnes concernées
risk.misuse = Mauvais usages
risk.restricted_uses = Usages limités
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
    kinds=table(
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
    choices=table(
        """
up = doit augmenter
down = doit baisser
hold = doit rester stable
inform = informer
suggest = suggérer
act_with_approval = agir après validation
act = agir
ml = apprentissage automatique
llm = un modèle de langue
rules = des règles écrites
analytics = un rapport
process = un changement dans la façon de travailler
search = une recherche
buy = un produit fini
hybrid = plusieurs à la fois
unclear = pas encore clair
"""
    ),
    sections=table(
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
WORDINGS: dict[str, Words] = {"en": _ENGLISH, "fr": _FRENCH, "de": GERMAN}
