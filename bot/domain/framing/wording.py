"""The words a rendered statement uses, in English and French; German is beside it."""

from bot.domain.framing.label_french import FRENCH_LABELS
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
    traps="Watch out",
    more_proposals="and {count} more proposals: open the full document",
    unknown_value="unknown",
    confirmed="confirmed by",
    earlier="earlier",
    claimed="only claimed, nothing in the conversation shows it",
    flags="Check with Legal or Compliance",
    flag_note="Words in the conversation that may touch these areas. Suspected, not a legal opinion.",
    actions="Actions and oversight",
    parked="Set aside",
    people="Who speaks",
    says_to_be="says of themselves",
    stances={"in_favour": "in favour", "sceptical": "sceptical"},
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
to_a_machine = reads as if written for a machine; if it counts, say it in your own words
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
    traps="Attention",
    more_proposals="et {count} autres propositions : ouvrez le document complet",
    unknown_value="inconnu",
    confirmed="confirmé par",
    earlier="avant",
    claimed="seulement affirmé, rien dans la conversation ne le montre",
    flags="À voir avec le service juridique ou la conformité",
    flag_note="Des mots de la conversation touchent peut-être ces sujets. Un soupçon, pas un avis juridique.",
    actions="Actions et contrôle",
    parked="Mis de côté",
    people="Qui parle",
    says_to_be="se présente ainsi",
    stances={"in_favour": "pour", "sceptical": "sceptique"},
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
to_a_machine = semble écrit pour une machine ; si cela compte, redites-le avec vos mots
"""
    ),
    labels=FRENCH_LABELS,
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
