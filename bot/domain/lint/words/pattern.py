"""What the words around a criterion say of its test: cases, confidence, period, severity, owner."""

import re

from bot.domain.phrases import Phrases

ANY_ERROR = re.compile(
    r"\b(?:error rate|errors?|misclassif\w+|taux d'erreur|erreurs?|fehlerquote|fehlerrate|fehler)\b",
    re.IGNORECASE,
)
SEVERITY_TOLD = Phrases(
    r"\bcritical (?:means|is|errors? (?:are|means?))|\bi\.e\.|\bnamely\b|critique signifie|c'est-à-dire"
    r"|kritisch (?:heißt|bedeutet|ist)|\bd\. ?h\.|severity|gravité|schweregrad",
    signs=(
        *("critical ", "i.e.", "namely", "critique signifie", "c'est-à-dire"),
        *("kritisch ", "d.h.", "d. h.", "severity", "gravité", "schweregrad"),
    ),
)
WORST = re.compile(
    r"\bmax(?:imum|imal\w*|\.)|\bnever (?:more|longer)|\bin all cases|\bworst case|\bat most in any"
    r"|\bau maximum|\bjamais plus|\bhöchstens in jedem|\bspätestens|\bpercentile|\bcentile|\bperzentil"
    r"|\bmedian|\bmédiane?|\bp\d\d|\baverage|\bmean|\bmoyenne|\bmittel|\bdurchschnitt",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\brelative|\brelatif|\brelativ\b|\bof the (?:rate|value)|\bpoints?\b|\bpp\b|prozentpunkt",
    re.IGNORECASE,
)
OWNED = re.compile(r"\bowner\b|(?<!\w)@[a-z]\w+|\bresponsable\b|\bverantwortlich", re.IGNORECASE)
FOLLOWS = re.compile(
    r"\belse\b|\botherwise\b|\bsinon\b|\bsonst\b|\broll(?:ed)? back|\bblocks? ", re.IGNORECASE
)
RATIO = re.compile(r"\b[\w.]+ (?:in|out of|of|von|sur|per) \d[\d.,]*", re.IGNORECASE)  # "9 in 10"
DATASET = re.compile(
    r"[\w-]+@[\w.]+|\b(?:data ?set|test ?set|holdout|jeu de (?:données|test)|datensatz|testset)\b",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:lower|upper) (?:confidence )?bound|\bconfidence\b|\bborne (?:inf|sup)|\bintervalle de confiance"
    r"|\b(?:untere|obere)[rn]? (?:schranke|grenze)|\bkonfidenz|\bclopper|\bwilson\b|\bbootstrap",
    re.IGNORECASE,
)
POPULATION = re.compile(
    r"\b(?:for|on|of|in|among|across|per)\s+(?!\d|%|at\s|least|most|more|less|no\b|under|over|about|around|the\s+(?:time|model|system))"
    r"[a-z]|\b(?:sur|pour|dans|parmi|des|chez)\s+(?!\d|au\s|moins|plus)[a-zà-ÿ]"
    r"|\b(?:für|auf|bei|von|in|aus|der)\s+(?!\d|mindestens|höchstens|über|unter)[A-ZÄÖÜa-zäöü]",
)
AMONG_THEMSELVES = re.compile(
    r"\b(?:above|below|over|against|than|versus|vs\.?|beats?|gegenüber|über|unter|als|que) (?:the |der |dem |die |la |le )?"
    r"(?:index |model |modell |modèle )?(?:version|v\d|baseline|rule|champion|regel|règle|q\d|today|heute|last|current)"
    r"|\bbeats? |\bof the (?:overall|average|total|whole|other)|\bbetween (?:the )?groups|\bde (?:la moyenne|l'ensemble)"
    r"|\bdes (?:gesamt|durchschnitts)|\bof the time\b|\bdu temps\b|\bder zeit\b",
    re.IGNORECASE,
)
CODE = re.compile(r"\b(?:tests?|lines?|branch|code|statements?|unit)\b", re.IGNORECASE)
MOVES = re.compile(
    r"\b(?:reduc|increas|decreas|lower|rais|cut|grow|improv|fall|rise|drop|halv|doubl(?!e-)|tripl|boost|lift|shrink"
    r"|gain|rédui|diminu|baiss|augment|amélior|doubler|hauss|senk|steiger|erhöh|verringer|verbesser|halbier"
    r"|verdoppel|sink|steig)",
    re.IGNORECASE,
)
SAMPLE = Phrases(
    r"\bn ?(?:>=|≥|=) ?\d[\d.,]*|\b\d[\d., ]* (?:or more )?(?:\w+ )?(?:cases|calls|tickets|questions|documents|invoices"
    r"|images|queries|samples|records|summaries|emails|fällen?|rechnungen|anfragen|dokumenten?"
    r"|cas|factures|requêtes|dossiers|échantillons)\b",
    [
        "=",
        "≥",
        "cas",
        "calls",
        "tickets",
        "questions",
        "documents",
        "invoices",
        "images",
        "queries",
        "samples",
        "records",
        "summaries",
        "emails",
        "fälle",
        "rechnungen",
        "anfragen",
        "dokumente",
        "factures",
        "requêtes",
        "dossiers",
        "échantillons",
    ],
)  # fmt: skip
PERIOD = re.compile(
    r"\bper (?:calendar )?(?:day|week|month|quarter|year|30 days)|\b(?:each|every|a) (?:day|week|month|quarter|year)"
    r"|\bover (?:each |any )?\d+|\bby (?:the )?(?:end|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|q[1-4])|\bwithin \d+ (?:days|weeks|months)|\b(?:weekly|monthly|daily|quarterly|yearly)\b"
    r"|\bpar (?:jour|semaine|mois|trimestre|an)|\bchaque (?:jour|semaine|mois|trimestre)|\bsur \d+ (?:jours|semaines|mois)"
    r"|\bd'ici\b|\bpro (?:tag|woche|monat|quartal|jahr)|\bje (?:tag|woche|monat)|\büber \d+ (?:tage|wochen|monate)"
    r"|\bbis (?:ende|zum|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|\bover (?:the |a )?(?:\w+ )?(?:window|period)|\bthis (?:quarter|year)|\bnext (?:quarter|year|month)|\bin q[1-4]",
    re.IGNORECASE,
)
