"""The words around data sources, in English, French and German."""

from bot.domain.drift.model import ColumnKind
from bot.domain.lint.model import Language

_WORDS: dict[str, dict[Language, str]] = {
    "title": {
        "en": "Watch data for drift",
        "fr": "Surveiller des données",
        "de": "Daten beobachten",
    },
    "no_spec": {
        "en": "You have no spec yet. Turn a problem statement into one first: the data of its system can be watched then.",
        "fr": "Vous n'avez pas encore de spécification. Faites-en une d'un cadrage ; les données de son système pourront alors être surveillées.",
        "de": "Sie haben noch keine Spezifikation. Machen Sie zuerst eine aus einer Problembeschreibung; dann können die Daten ihres Systems beobachtet werden.",
    },
    "spec": {"en": "Of which system?", "fr": "De quel système ?", "de": "Von welchem System?"},
    "name": {
        "en": "What shall the data be called?",
        "fr": "Comment appeler ces données ?",
        "de": "Wie sollen die Daten heißen?",
    },
    "where": {"en": "Where do they lie?", "fr": "Où sont-elles ?", "de": "Wo liegen sie?"},
    "where_hint": {
        "en": "A file or pattern (payments/*.parquet), an address (s3://bucket/…), or a table (table://VARIABLE/schema.table). Never a password: that stands in the environment.",
        "fr": "Un fichier ou un motif (paiements/*.parquet), une adresse (s3://bucket/…) ou une table (table://VARIABLE/schema.table). Jamais de mot de passe : il est dans l'environnement.",
        "de": "Eine Datei oder ein Muster (zahlungen/*.parquet), eine Adresse (s3://bucket/…) oder eine Tabelle (table://VARIABLE/schema.table). Nie ein Passwort: das steht in der Umgebung.",
    },
    "time": {
        "en": "Which column says when?",
        "fr": "Quelle colonne dit quand ?",
        "de": "Welche Spalte sagt, wann?",
    },
    "reference": {
        "en": "Which time is the reference?",
        "fr": "Quelle période sert de référence ?",
        "de": "Welche Zeit ist die Referenz?",
    },
    "reference_hint": {
        "en": "2026-01-01 to 2026-03-01, the second day not among them; or where it lies.",
        "fr": "2026-01-01 au 2026-03-01, sans le second jour ; ou bien où elle se trouve.",
        "de": "2026-01-01 bis 2026-03-01, ohne den zweiten Tag; oder wo sie liegt.",
    },
    "keys": {
        "en": "Key columns",
        "fr": "Colonnes clés",
        "de": "Schlüsselspalten",
    },
    "keys_hint": {
        "en": "What names a row, with commas between them. They are not compared.",
        "fr": "Ce qui nomme une ligne, séparé par des virgules. Elles ne sont pas comparées.",
        "de": "Was eine Zeile benennt, mit Kommas dazwischen. Sie werden nicht verglichen.",
    },
    "prediction": {
        "en": "Column with the prediction",
        "fr": "Colonne de la prédiction",
        "de": "Spalte mit der Vorhersage",
    },
    "label": {
        "en": "Column with what turned out true",
        "fr": "Colonne de ce qui s'est avéré",
        "de": "Spalte mit dem, was sich als wahr herausstellte",
    },
    "label_hint": {
        "en": "It may be empty at first: labels that come later are waited for.",
        "fr": "Elle peut être vide au début : les étiquettes tardives sont attendues.",
        "de": "Sie darf anfangs leer sein: auf spätere Labels wird gewartet.",
    },
    "labels_at": {
        "en": "Where do labels lie, if elsewhere?",
        "fr": "Où sont les étiquettes, si ailleurs ?",
        "de": "Wo liegen die Labels, falls woanders?",
    },
    "labels_at_hint": {
        "en": "Files, or a table of the same database, with the key columns and the label.",
        "fr": "Des fichiers, ou une table de la même base, avec les colonnes clés et l'étiquette.",
        "de": "Dateien oder eine Tabelle derselben Datenbank, mit Schlüsselspalten und Label.",
    },
    "roles_late": {
        "en": "Labels from {where}, found by the key.",
        "fr": "Étiquettes de {where}, trouvées par la clé.",
        "de": "Labels aus {where}, über den Schlüssel gefunden.",
    },
    "slices": {
        "en": "Columns to look for slices by",
        "fr": "Colonnes pour chercher des groupes",
        "de": "Spalten, nach denen Gruppen gesucht werden",
    },
    "roles": {
        "en": "Columns about answers of a language model",
        "fr": "Colonnes sur les réponses d'un modèle de langage",
        "de": "Spalten zu Antworten eines Sprachmodells",
    },
    "roles_hint": {
        "en": "Such as subject: topic, refused: refusal, answer: length, passed: judge, price: cost; also citation and latency.",
        "fr": "Par exemple sujet: topic, refus: refusal, reponse: length, valide: judge, prix: cost ; aussi citation et latency.",
        "de": "Etwa thema: topic, abgelehnt: refusal, antwort: length, bestanden: judge, preis: cost; auch citation und latency.",
    },
    "when": {"en": "Look when?", "fr": "Regarder quand ?", "de": "Wann nachsehen?"},
    "when_hint": {
        "en": "Each time the last seven whole days are compared. Your time zone: {timezone}.",
        "fr": "Chaque fois, les sept derniers jours entiers sont comparés. Votre fuseau : {timezone}.",
        "de": "Jedes Mal werden die letzten sieben ganzen Tage verglichen. Ihre Zeitzone: {timezone}.",
    },
    "submit": {"en": "Try it", "fr": "Essayer", "de": "Ausprobieren"},
    "declared": {
        "en": "I had a look at “{name}”. Nothing was counted, and nothing is scheduled yet.",
        "fr": "J'ai regardé « {name} ». Rien n'a été compté, et rien n'est encore programmé.",
        "de": "Ich habe mir „{name}“ angesehen. Nichts wurde gezählt, und noch ist nichts eingeplant.",
    },
    "watched": {
        "en": "I compare “{name}” with its reference {when}. The next look: {next}. What I find stands in the summary of the spec.",
        "fr": "Je compare « {name} » à sa référence {when}. Prochain examen : {next}. Ce que je trouve figure dans le bilan de la spécification.",
        "de": "Ich vergleiche „{name}“ {when} mit der Referenz. Der nächste Blick: {next}. Was ich finde, steht im Bericht zur Spezifikation.",
    },
    "held": {
        "en": "“{name}” is not looked at until somebody lets it go on.",
        "fr": "« {name} » n'est plus examiné tant que personne ne le reprend.",
        "de": "„{name}“ wird nicht angesehen, bis es jemand weiterlaufen lässt.",
    },
    "ended": {
        "en": "“{name}” is not looked at any more. What was seen stays on record, and it can be watched again as it was.",
        "fr": "« {name} » n'est plus examiné. Ce qui a été vu est conservé, et il peut être surveillé de nouveau comme avant.",
        "de": "„{name}“ wird nicht mehr angesehen. Was gesehen wurde, bleibt erhalten, und es kann wieder beobachtet werden wie vorher.",
    },
    "discarded": {
        "en": "“{name}” was discarded; nothing was ever scheduled. /remit data declares other data.",
        "fr": "« {name} » a été abandonné ; rien n'avait été programmé. /remit data déclare d'autres données.",
        "de": "„{name}“ wurde verworfen; nichts war eingeplant. /remit data meldet andere Daten an.",
    },
    "replaced": {
        "en": "This declaration of “{name}” was changed: a newer message shows how it reads now.",
        "fr": "Cette déclaration de « {name} » a été modifiée : un message plus récent montre ce qu'elle dit à présent.",
        "de": "Diese Angabe zu „{name}“ wurde geändert: eine neuere Nachricht zeigt, wie sie jetzt lautet.",
    },
    "change": {
        "en": "I tried out a change of “{name}”. Nothing is different until somebody applies it; until then it is watched as before.",
        "fr": "J'ai essayé une modification de « {name} ». Rien ne change tant que personne ne l'applique ; d'ici là, la surveillance continue comme avant.",
        "de": "Ich habe eine Änderung von „{name}“ ausprobiert. Nichts ist anders, bis jemand sie anwendet; bis dahin wird wie bisher beobachtet.",
    },
    "applied": {
        "en": "The change of “{name}” counts. Its message says how it stands, and takes the change back.",
        "fr": "La modification de « {name} » est en vigueur. Son message dit où elle en est, et permet de l'annuler.",
        "de": "Die Änderung von „{name}“ gilt. Die Nachricht dazu sagt, wie es steht, und nimmt die Änderung zurück.",
    },
    "dropped": {
        "en": "The change of “{name}” was discarded; it is watched as before.",
        "fr": "La modification de « {name} » a été abandonnée ; la surveillance continue comme avant.",
        "de": "Die Änderung von „{name}“ wurde verworfen; es wird wie bisher beobachtet.",
    },
    "to": {"en": "to", "fr": "au", "de": "bis"},
    "change_title": {
        "en": "Change what is watched",
        "fr": "Modifier la surveillance",
        "de": "Beobachtung ändern",
    },
    "change_lead": {
        "en": "It is tried out first, and you see what would be different; nothing is scheduled before somebody applies it.",
        "fr": "C'est d'abord essayé, et vous voyez ce qui serait différent ; rien n'est programmé avant que quelqu'un l'applique.",
        "de": "Es wird zuerst ausprobiert, und Sie sehen, was anders wäre; nichts wird eingeplant, bevor es jemand anwendet.",
    },
    "too_long": {
        "en": "“{field}” is too long for a form ({n} characters) and stays as it is. `remit drift source change` changes it.",
        "fr": "« {field} » est trop long pour un formulaire ({n} caractères) et reste tel quel. `remit drift source change` le modifie.",
        "de": "„{field}“ ist zu lang für ein Formular ({n} Zeichen) und bleibt, wie es ist. `remit drift source change` ändert es.",
    },
    "why": {
        "en": "Why is it changed?",
        "fr": "Pourquoi cette modification ?",
        "de": "Warum wird es geändert?",
    },
    "edit": {"en": "Change…", "fr": "Modifier…", "de": "Ändern…"},
    "apply": {"en": "Apply it", "fr": "Appliquer", "de": "Anwenden"},
    "reopen": {"en": "Watch again", "fr": "Surveiller de nouveau", "de": "Wieder beobachten"},
    "place": {"en": "From {where}.", "fr": "Dans {where}.", "de": "Aus {where}."},
    "rows": {
        "en": "{rows} {rows:row|rows}, {width} {width:column|columns}; {compared} of them {compared:is|are} compared.",
        "fr": "{rows} {rows:ligne|lignes}, {width} {width:colonne|colonnes} ; {compared} {compared:est comparée|sont comparées}.",
        "de": "{rows} {rows:Zeile|Zeilen}, {width} {width:Spalte|Spalten}; {compared} davon {compared:wird|werden} verglichen.",
    },
    "some_rows": {
        "en": "{width} columns; {compared} of them are compared. How many rows there are, only reading would tell.",
        "fr": "{width} colonnes ; {compared} sont comparées. Seule une lecture dirait combien de lignes il y a.",
        "de": "{width} Spalten; {compared} davon werden verglichen. Wie viele Zeilen es sind, sagte erst das Lesen.",
    },
    "cost_file": {
        "en": "Cost of a look: the files are read once ({size} in {files} {files:file|files} now); of Parquet only the parts that can hold the window.",
        "fr": "Coût d'un examen : les fichiers sont lus une fois ({size} dans {files} {files:fichier|fichiers} à présent) ; du Parquet, seulement les parties qui peuvent contenir la fenêtre.",
        "de": "Kosten eines Blicks: die Dateien werden einmal gelesen (jetzt {size} in {files} {files:Datei|Dateien}); von Parquet nur die Teile, in denen das Fenster liegen kann.",
    },
    "cost_table": {
        "en": "Cost of a look: {statements} statements, each over the rows of one window; only counts travel.",
        "fr": "Coût d'un examen : {statements} requêtes, chacune sur les lignes d'une fenêtre ; seuls des comptes voyagent.",
        "de": "Kosten eines Blicks: {statements} Abfragen, jede über die Zeilen eines Fensters; nur Zählungen reisen.",
    },
    "parts": {
        "en": "When: {time}. Names a row: {keys}. Predicted: {prediction}. True: {label}.",
        "fr": "Quand : {time}. Nomme une ligne : {keys}. Prédit : {prediction}. Avéré : {label}.",
        "de": "Wann: {time}. Benennt eine Zeile: {keys}. Vorhergesagt: {prediction}. Wahr: {label}.",
    },
    "unsaid": {"en": "not said", "fr": "non dit", "de": "nicht gesagt"},
    "apart": {"en": "not compared", "fr": "pas comparée", "de": "nicht verglichen"},
    "columns_more": {
        "en": "and {n} more",
        "fr": "et {n} {n:autre|autres}",
        "de": "und {n} weitere",
    },
    "start": {"en": "Start watching", "fr": "Surveiller", "de": "Beobachten"},
    "discard": {"en": "Discard", "fr": "Abandonner", "de": "Verwerfen"},
    "hold": {"en": "Hold", "fr": "Suspendre", "de": "Ruhen lassen"},
    "resume": {"en": "Let it go on", "fr": "Reprendre", "de": "Weiterlaufen lassen"},
    "end": {"en": "End it", "fr": "Arrêter", "de": "Beenden"},
}
_KINDS: dict[Language, dict[ColumnKind, str]] = {
    "en": {
        ColumnKind.NUMBER: "number",
        ColumnKind.CATEGORY: "levels",
        ColumnKind.TIME: "time",
        ColumnKind.EMPTY: "empty",
        ColumnKind.OTHER: "only missing values",
    },
    "fr": {
        ColumnKind.NUMBER: "nombre",
        ColumnKind.CATEGORY: "modalités",
        ColumnKind.TIME: "temps",
        ColumnKind.EMPTY: "vide",
        ColumnKind.OTHER: "valeurs manquantes seulement",
    },
    "de": {
        ColumnKind.NUMBER: "Zahl",
        ColumnKind.CATEGORY: "Stufen",
        ColumnKind.TIME: "Zeit",
        ColumnKind.EMPTY: "leer",
        ColumnKind.OTHER: "nur fehlende Werte",
    },
}


def data_word(name: str, language: Language) -> str:
    """One of them."""
    return _WORDS[name][language]


def kind_word(kind: ColumnKind, language: Language) -> str:
    """How a column is compared."""
    return _KINDS[language][kind]
