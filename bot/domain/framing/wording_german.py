"""The words a rendered statement uses in German."""

from bot.domain.framing.label_german import GERMAN_LABELS
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
    traps="Vorsicht",
    more_proposals="und {count} weitere Vorschläge: im vollständigen Dokument",
    unknown_value="offen",
    confirmed="bestätigt von",
    earlier="vorher",
    claimed="nur behauptet, nichts im Gespräch belegt es",
    flags="Mit Rechtsabteilung oder Compliance klären",
    flag_note="Wörter im Gespräch, die diese Gebiete berühren könnten. Ein Verdacht, keine Rechtsauskunft.",
    actions="Aktionen und Aufsicht",
    parked="Beiseitegelegt",
    people="Wer spricht",
    says_to_be="sagt von sich",
    stances={"in_favour": "dafür", "sceptical": "skeptisch"},
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
to_a_machine = klingt wie für eine Maschine geschrieben; wenn es zählt, sagt es in eigenen Worten
"""
    ),
    labels=GERMAN_LABELS,
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
