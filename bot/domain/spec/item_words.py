"""What people call the lists of a spec and what is in them, in English, French and German."""

from bot.domain.spec.plan.component import ComponentName
from bot.domain.spec.plan.drift import Layer
from bot.domain.spec.plan.raci import Role
from bot.domain.spec.plan.rollout import PhaseName

ADDS = r"add|include|ajoute[rz]?|ajoutons|inclu[st]|incluez|füge?n?|ergänz\w*|nimm|nehmen|trage?n?"
NAMES = r"make|name|appoint|put|nomme[rz]?|mets|mettez|ernenn\w*|mach\w*"
ARTICLES = (
    r"(?:(?:an?|the|our|another|one more|new|une?|la|les?|notre|nouve(?:au|lle)|autre|encore"
    r"|eine?[nsrm]?|das|die|de[nrm]|neue[nsr]?|weitere[nsr]?|noch|unser\w*)\s+|l['\u2019]\s*)*"
)
LINK = (
    r"(?:that|to watch|watching|of|on|for|about|called|named|with|sur|du|des|de la|de|pour|que|concernant"
    r"|appelée?|avec|für|zu[rm]?|auf|dass|von|de[rs]|über|namens|mit)(?!\w)|d['\u2019]|qu['\u2019]"
)
ENDS = (
    r"(?:\s*,)?\s+(?:hinzu|auf|ein|to the (?:spec|plan|raci)|à la spec|au plan|zur spec|zum plan)$"
)

# Where it belongs = whole words for it | what German puts at the end of a longer word.
LISTS = {
    "risks": (r"risks?|risques?", r"risik(?:o|os|en)"),
    "rollout.phases": (r"(?:rollout )?(?:phases?|stages?)|étapes?", r"phasen?|stufen?"),
    "drift.monitors": (
        r"monitors?|monitoring|surveillances?|moniteurs?|suivis?",
        r"überwachung(?:en)?|monitore?s?",
    ),
    "limitations": (
        r"(?:known )?limitations?|known limits?|limites?",
        r"einschränkung(?:en)?|grenzen?",
    ),
    "options": (r"options?|alternatives?", r"option(?:en)?|alternativen?"),
    "components": (r"components?|composants?", r"komponenten?|bausteine?s?"),
    "measures": (r"measures?|kpis?|mesures?|indicateurs?", r"kennzahl(?:en)?|messgrößen?"),
    "operation.queues": (r"(?:review )?queues?|files? d['\u2019]attente", r"warteschlangen?"),
    "evaluation.dataset.slices": (r"slices?|tranches?", r"teilmengen?"),
    "guardrails": (r"guard ?rails?|garde-fous?", r"leitplanken?"),
    "raci.holders": (
        r"(?:raci )?(?:role )?holders?|roles?|raci|rôles?|titulaires?",
        r"rollen?|rolleninhaber\w*",
    ),
    # Only to be removed by these names; to be added, they have sentences of their own.
    "acceptance": (r"criteri(?:on|a)|critères?|requirements?|exigences?", r"kriteri(?:um|en|ums)"),
    "refusals": (r"refusals?|refus", r"ablehnung(?:en)?"),
    "behaviour": (r"(?:behaviou?r )?rules?|règles?", r"regeln?"),
    "errors": (r"error class(?:es)?|classes? d['\u2019]erreur", r"fehlerklassen?"),
    "constraints": (r"constraints?|contraintes?", r"vorgaben?"),
}
ONLY_REMOVED = frozenset({"acceptance", "refusals", "behaviour", "errors", "constraints"})
# The part of an item that the words of an addition become.
MAIN = {
    "risks": "description",
    "rollout.phases": "population",
    "drift.monitors": "signal",
    "limitations": "text",
    "options": "name",
    "components": "version",
    "measures": "metric",
    "operation.queues": "name",
    "evaluation.dataset.slices": "name",
    "guardrails": "invariant",
}

PHASES = {
    PhaseName.SHADOW: r"shadow|silent|fantôme|ombre|en parallèle|schatten\w*|nebenher",
    PhaseName.INTERNAL: r"internal|interne|intern\w*",
    PhaseName.CANARY: r"canary|canari|kanarien\w*",
    PhaseName.LIMITED: r"limited|pilote?|partial|limitée?|partielle|begrenzt\w*|pilot\w*",
    PhaseName.GENERAL: r"general|full|générale?|complète|allgemein\w*|voll\w*",
}
COMPONENTS = {
    ComponentName.JUDGE: r"judge|juge|richter\w*|bewerter\w*",
    ComponentName.PROMPT: r"(?:system )?prompt|systemprompt|consigne",
    ComponentName.INDEX: r"index|suchindex",
    ComponentName.TOOLS: r"tools?|outils?|werkzeuge?",
    ComponentName.THRESHOLDS: r"thresholds?|seuils?|schwell\w*",
    ComponentName.FEATURES: r"features?|variables?|merkmale?",
    ComponentName.MODEL: r"model|modèle|modells?",
}
ROLES = {
    Role.BUSINESS_OWNER: r"business owner|responsable métier|fachverantwortliche\w*",
    Role.PRODUCT_OWNER: r"(?:ai )?product (?:owner|manager)|responsable produit|produktverantwortliche\w*",
    Role.DATA_SCIENTIST: r"data[- ]scientist|datenwissenschaftler\w*",
    Role.ML_ENGINEER: r"(?:ml|ai|machine[- ]learning)[- ]engineer|ingénieur\w* (?:ml|ia)|(?:ml|ki)-ingenieur\w*",
    Role.DATA_ENGINEER: r"data[- ]engineer|ingénieur\w* (?:de )?données|dateningenieur\w*",
    Role.SOFTWARE_ENGINEER: r"software[- ]engineer|developer|développeu\w+|(?:software)?entwickler\w*",
    Role.UX: r"ux(?:[- ]designer\w*)?|designer\w*",
    Role.DOMAIN_EXPERT: r"(?:domain|subject[- ]matter) expert|reviewer lead|expert\w* métier|fachexpert\w*",
    Role.LEGAL: r"legal|lawyer|compliance|dpo|juriste|juridique|jurist\w*|rechtsabteilung|datenschutz\w*",
    Role.SECURITY: r"security|sécurité|(?:it-)?sicherheit\w*",
    Role.OPERATIONS: r"operations|ops|on-?call|exploitation|betrieb",
    Role.SPONSOR: r"(?:executive )?sponsor\w*",
}
LAYERS = {
    Layer.DATA_QUALITY: r"missing|unreadable|null|data quality|manquant\w*|illisible\w*|fehlend\w*|datenqualität",
    Layer.COST_LATENCY: r"cost|tokens?|latency|response time|coûts?|latence|kosten|latenz|antwortzeit",
    Layer.ADOPTION: r"adoption|usage|overrid\w*|overrul\w*|acceptance|utilisation|nutzung|akzeptanz",
    Layer.JUDGE: r"judge|juge|bewerter\w*",
    Layer.LABEL: r"labels?|annotations?|étiquettes?",
    Layer.BUSINESS: r"revenue|conversion|churn|sales|chiffre d['\u2019]affaires|ventes|umsatz|verkäufe",
    Layer.DATA_DRIFT: r"inputs?|topics?|features?|entrées?|sujets?|eingaben?|themen|merkmale?",
    Layer.PREDICTION_DRIFT: r"refus\w*|declin\w*|answers?|outputs?|predictions?|réponses?|sorties?|ablehn\w*|antworten|ausgaben?|vorhersagen?",
}
EMPTY = frozenset(
    [
        "about",
        "that",
        "with",
        "from",
        "this",
        "these",
        "those",
        "called",
        "named",
        "role",
        "pour",
        "dans",
        "avec",
        "cette",
        "celui",
        "celle",
        "über",
        "diese",
        "dieser",
        "dieses",
        "from",
        "the",
        "raci",
        "spec",
        "plan",
    ]
)
