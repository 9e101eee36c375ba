"""The words a rendered statement uses in German."""

from bot.domain.framing.words import Words, table
from bot.domain.provenance import Status

GERMAN = Words(
    said="Gesagt",
    disputed="Hier gehen die Angaben auseinander",
    assumed="Angenommen (bitte korrigieren)",
    unknown="Offen",
    questions="Fragen",
    looks_like="Art der Aufgabe:",
    not_ml="Gute Nachricht: Das geht wohl ohne maschinelles Lernen.",
    instead_title="Stattdessen (ein Vorschlag, Sie entscheiden)",
    because="Warum",
    more_proposals="und {count} weitere Vorschläge: im vollständigen Dokument",
    unknown_value="offen",
    confirmed="bestätigt von",
    earlier="vorher",
    claimed="nur behauptet, nichts im Gespräch belegt es",
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
    apart=table(
        """
off_topic = gehört nicht zur Sache
sarcasm = nicht wörtlich gemeint
injection_suspected = als Text behandelt, nicht als Anweisung
unfound_recap = soll vereinbart sein; ich finde keine Nachricht dazu
authority_claim = eine Berufung auf Befugnis, die ich nicht prüfen kann
"""
    ),
    labels=table(
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
ml_fit.verdict = Urteil
ml_fit.answers.repeats = Kommt oft vor
ml_fit.answers.expert = Fachleute können es sagen
ml_fit.answers.rules = Passt auf eine Seite Regeln
ml_fit.answers.existing_field = Steht schon in einem System
ml_fit.answers.process = Ein Mensch oder eine Vorgabe ist die Ursache
ml_fit.answers.examples = Es gibt Beispiele
ml_fit.answers.tolerable = Ein Fehler ist hinnehmbar
ml_fit.answers.acted_on = Jemand handelt danach
ml_fit.answers.heuristic_enough = Eine einfache Regel erreicht den Zielwert
ml_fit.heuristic = Einfachste Regel, die zu schlagen ist
ml_fit.non_ml_alternatives = Ohne maschinelles Lernen
ml_fit.justification = Warum eine Regel nicht genügt
ml_fit.instead = Stattdessen bauen
ml_fit.cheapest_test = Billigster Versuch
ml_fit.check = Woran man es merkt
ml_fit.owner = Wer dafür geradestehen sollte
ml_fit.worthwhile_when = Wann sich maschinelles Lernen lohnt
hypothesis.statement = Hypothese
hypothesis.chain = Wirkungskette
hypothesis.kill_criteria = Wann man aufhört
task.kind = Art der Aufgabe
task.components = Teile
task.typical_error = Schwerster Fehler, mit dem zu rechnen ist
metrics.link = Warum das eine das andere bewegt
data.acquisition_plan = Wie man an die Daten kommt
data.leakage_risks = Erst hinterher bekannt
risk.affected_people = Betroffene Menschen
risk.misuse = Missbrauch
risk.restricted_uses = Eingeschränkte Verwendung
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
    kinds=table(
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
    choices=table(
        """
up = soll steigen
down = soll sinken
hold = soll gleich bleiben
inform = informieren
suggest = vorschlagen
act_with_approval = nach Freigabe handeln
act = handeln
ml = maschinelles Lernen
llm = ein Sprachmodell
rules = geschriebene Regeln
analytics = ein Bericht
process = eine Änderung im Ablauf
search = eine Suche
buy = ein fertiges Produkt
hybrid = mehreres davon zusammen
unclear = noch nicht klar
"""
    ),
    sections=table(
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
