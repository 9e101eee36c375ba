"""What is said about files of results that cannot be taken, in French and German."""

RESULTS: dict[str, tuple[str, str]] = {
    "Check that this is the file the tool wrote, or split it.": (
        "Vérifiez que c'est bien le fichier écrit par l'outil, ou divisez-le.",
        "Prüfen Sie, ob das die Datei des Werkzeugs ist, oder teilen Sie sie auf.",
    ),
    "Split it, or bring it with `remit eval import`.": (
        "Divisez-le, ou apportez-le avec `remit eval import`.",
        "Teilen Sie sie auf, oder bringen Sie sie mit `remit eval import`.",
    ),
    "This is not JSON: a bracket is closed that was never opened.": (
        "Ce n'est pas du JSON : une parenthèse se ferme sans avoir été ouverte.",
        "Das ist kein JSON: Eine Klammer schließt sich, die nie geöffnet wurde.",
    ),
    "This is not JSON: a name is missing before a colon.": (
        "Ce n'est pas du JSON : il manque un nom devant un deux-points.",
        "Das ist kein JSON: Vor einem Doppelpunkt fehlt ein Name.",
    ),
    "A part of the file is not JSON: {}.": (
        "Une partie du fichier n'est pas du JSON : {}.",
        "Ein Teil der Datei ist kein JSON: {}.",
    ),
    "The file is not text in UTF-8.": (
        "Le fichier n'est pas du texte en UTF-8.",
        "Die Datei ist kein Text in UTF-8.",
    ),
    "Save it as UTF-8 and send it again.": (
        "Enregistrez-le en UTF-8 et renvoyez-le.",
        "Speichern Sie sie als UTF-8 und senden Sie sie noch einmal.",
    ),
    "The file is empty: that is neither a pass nor a fail.": (
        "Le fichier est vide : ce n'est ni une réussite ni un échec.",
        "Die Datei ist leer: Das ist weder bestanden noch durchgefallen.",
    ),
    "Check that the evaluation ran to its end.": (
        "Vérifiez que l'évaluation est allée à son terme.",
        "Prüfen Sie, ob die Prüfung bis zum Ende gelaufen ist.",
    ),
    "The archive is damaged or was cut off: its list of contents, at its end, is missing.": (
        "L'archive est abîmée ou coupée : la liste de son contenu, à la fin, manque.",
        "Das Archiv ist beschädigt oder abgeschnitten: Das Verzeichnis an seinem Ende fehlt.",
    ),
    "The archive is damaged or was cut off.": (
        "L'archive est abîmée ou coupée.",
        "Das Archiv ist beschädigt oder abgeschnitten.",
    ),
    "Copy it again from where the evaluation ran.": (
        "Copiez-la de nouveau depuis l'endroit où l'évaluation a tourné.",
        "Kopieren Sie es noch einmal von dort, wo die Prüfung lief.",
    ),
    "The archive has two members of one name.": (
        "L'archive a deux éléments du même nom.",
        "Das Archiv hat zwei Teile mit demselben Namen.",
    ),
    "Export the log without a password.": (
        "Exportez le journal sans mot de passe.",
        "Exportieren Sie das Protokoll ohne Passwort.",
    ),
    "The archive is packed in a way Remit does not know.": (
        "L'archive est comprimée d'une façon que Remit ne connaît pas.",
        "Das Archiv ist auf eine Weise gepackt, die Remit nicht kennt.",
    ),
    "Export the log as JSON instead.": (
        "Exportez plutôt le journal en JSON.",
        "Exportieren Sie das Protokoll stattdessen als JSON.",
    ),
    "The table cannot be read: {}.": (
        "Le tableau ne peut pas être lu : {}.",
        "Die Tabelle lässt sich nicht lesen: {}.",
    ),
    "Export it again as CSV.": (
        "Exportez-le de nouveau en CSV.",
        "Exportieren Sie sie neu als CSV.",
    ),
    "The table ends in the middle of a row.": (
        "Le tableau s'arrête au milieu d'une ligne.",
        "Die Tabelle endet mitten in einer Zeile.",
    ),
    "This is {}, which no known evaluation tool writes.": (
        "C'est {}, ce qu'aucun outil d'évaluation connu n'écrit.",
        "Das ist {}, was kein bekanntes Testwerkzeug schreibt.",
    ),
    "This is {}, which no known evaluation tool writes. The nearest known form is {}; for that it lacks {}.": (
        "C'est {}, ce qu'aucun outil d'évaluation connu n'écrit. La forme connue la plus proche est {} ; il y manque {}.",
        "Das ist {}, was kein bekanntes Testwerkzeug schreibt. Die nächste bekannte Form ist {}; dafür fehlt {}.",
    ),
    "This is neither JSON nor XML nor a table: no known evaluation tool writes such a file.": (
        "Ce n'est ni du JSON, ni du XML, ni un tableau : aucun outil d'évaluation connu n'écrit un tel fichier.",
        "Das ist weder JSON noch XML noch eine Tabelle: Kein bekanntes Testwerkzeug schreibt so eine Datei.",
    ),
    "Send what {} wrote, or a table (CSV, JSON lines) with a column that says whether a case passed.": (
        "Envoyez ce qu'a écrit {}, ou un tableau (CSV, lignes JSON) avec une colonne qui dit si un cas est réussi.",
        "Senden Sie, was {} geschrieben hat, oder eine Tabelle (CSV, JSON-Zeilen) mit einer Spalte, die sagt, ob ein Fall bestanden ist.",
    ),
    "The file is {}, and there is no result in it.": (
        "Le fichier est du {}, et il ne contient aucun résultat.",
        "Die Datei ist {}, und es ist kein Ergebnis darin.",
    ),
    "Check that the evaluation ran to its end: no result is no pass.": (
        "Vérifiez que l'évaluation est allée à son terme : pas de résultat n'est pas une réussite.",
        "Prüfen Sie, ob die Prüfung bis zum Ende lief: Kein Ergebnis heißt nicht bestanden.",
    ),
    "The file could not be read as {}: {}.": (
        "Le fichier n'a pas pu être lu comme {} : {}.",
        "Die Datei ließ sich nicht als {} lesen: {}.",
    ),
    "Export it again, or name its form with --format.": (
        "Exportez-le de nouveau, ou nommez sa forme avec --format.",
        "Exportieren Sie sie neu, oder nennen Sie ihre Form mit --format.",
    ),
    "Its only row does not say whether the case passed.": (
        "Sa seule ligne ne dit pas si le cas est réussi.",
        "Ihre einzige Zeile sagt nicht, ob der Fall bestanden ist.",
    ),
    "None of its {} rows says whether the case passed.": (
        "Aucune de ses {} lignes ne dit si le cas est réussi.",
        "Keine ihrer {} Zeilen sagt, ob der Fall bestanden ist.",
    ),
    "Choose a column that holds yes or no, pass or fail, 1 or 0.": (
        "Choisissez une colonne qui contient oui ou non, pass ou fail, 1 ou 0.",
        "Wählen Sie eine Spalte mit ja oder nein, pass oder fail, 1 oder 0.",
    ),
    "There is no room to keep the file.": (
        "Il n'y a plus de place pour garder le fichier.",
        "Es ist kein Platz, um die Datei aufzubewahren.",
    ),
    "The file could not be kept.": (
        "Le fichier n'a pas pu être gardé.",
        "Die Datei ließ sich nicht aufbewahren.",
    ),
    "`remit doctor` looks at the folder for it; then send it again.": (
        "`remit doctor` examine le dossier prévu pour cela ; renvoyez-le ensuite.",
        "`remit doctor` prüft den Ordner dafür; senden Sie sie danach noch einmal.",
    ),
    "Nothing was kept; tell whoever runs Remit, and send it again.": (
        "Rien n'a été gardé ; prévenez qui exploite Remit, et renvoyez-le.",
        "Nichts wurde aufbewahrt; sagen Sie es dem Betrieb, und senden Sie sie noch einmal.",
    ),
    "The XML declares a document type; that is refused, as it can name other files.": (
        "Le XML déclare un type de document ; c'est refusé, car il peut désigner d'autres fichiers.",
        "Das XML nennt einen Dokumenttyp; das wird abgelehnt, weil er andere Dateien nennen kann.",
    ),
    "Write the report without a DOCTYPE.": (
        "Écrivez le rapport sans DOCTYPE.",
        "Schreiben Sie den Bericht ohne DOCTYPE.",
    ),
    "The XML is damaged in line {}: {}.": (
        "Le XML est abîmé à la ligne {} : {}.",
        "Das XML ist in Zeile {} beschädigt: {}.",
    ),
    "No column was chosen that says whether a case passed.": (
        "Aucune colonne choisie ne dit si un cas est réussi.",
        "Es wurde keine Spalte gewählt, die sagt, ob ein Fall bestanden ist.",
    ),
    "Choose the column with the result, or the one with a score.": (
        "Choisissez la colonne du résultat, ou celle d'une note.",
        "Wählen Sie die Spalte mit dem Ergebnis, oder die mit einem Wert.",
    ),
    "This form belongs to another table.": (
        "Ce formulaire est celui d'un autre tableau.",
        "Dieses Formular gehört zu einer anderen Tabelle.",
    ),
    "Open it again from its message.": (
        "Ouvrez-le de nouveau depuis son message.",
        "Öffnen Sie es noch einmal aus seiner Nachricht.",
    ),
    "I cannot find the table this is about.": (
        "Je ne trouve pas le tableau dont il s'agit.",
        "Ich finde die Tabelle nicht, um die es geht.",
    ),
    "Drop the file into the spec's thread again.": (
        "Déposez de nouveau le fichier dans le fil de la spécification.",
        "Legen Sie die Datei noch einmal in den Thread der Spec.",
    ),
    "I cannot read that file.": (
        "Je ne peux pas lire ce fichier.",
        "Ich kann diese Datei nicht lesen.",
    ),
    "Share it in this thread itself; whoever runs Remit may have to grant the app the scope files:read.": (
        "Partagez-le dans ce fil même ; qui exploite Remit doit peut-être accorder à l'application le droit files:read.",
        "Teilen Sie sie in diesem Thread selbst; der Betrieb muss der App womöglich das Recht files:read geben.",
    ),
    "That file is no longer in Slack.": (
        "Ce fichier n'est plus dans Slack.",
        "Diese Datei ist nicht mehr in Slack.",
    ),
    "Drop it into this thread again.": (
        "Déposez-le de nouveau dans ce fil.",
        "Legen Sie sie noch einmal in diesen Thread.",
    ),
    "The file cannot be fetched from Slack right now.": (
        "Le fichier ne peut pas être chargé depuis Slack pour l'instant.",
        "Die Datei lässt sich gerade nicht von Slack holen.",
    ),
    "Export the file again.": ("Exportez de nouveau le fichier.", "Exportieren Sie die Datei neu."),
    "Export the log again.": (
        "Exportez de nouveau le journal.",
        "Exportieren Sie das Protokoll neu.",
    ),
    "The archive is encrypted.": ("L'archive est chiffrée.", "Das Archiv ist verschlüsselt."),
    "Write the report again.": ("Écrivez de nouveau le rapport.", "Schreiben Sie den Bericht neu."),
    "The table has more than one column called `{}`.": (
        "Le tableau a plus d'une colonne nommée `{}`.",
        "Die Tabelle hat mehr als eine Spalte namens `{}`.",
    ),
    "Give each column a name of its own, and send it again.": (
        "Donnez à chaque colonne un nom à elle, et renvoyez le fichier.",
        "Geben Sie jeder Spalte einen eigenen Namen, und senden Sie die Datei noch einmal.",
    ),
    "The file is {}.": ("Le fichier est : {}.", "Die Datei ist: {}."),
    "Export the results as JSON, JSON lines or CSV.": (
        "Exportez les résultats en JSON, en lignes JSON ou en CSV.",
        "Exportieren Sie die Ergebnisse als JSON, JSON-Zeilen oder CSV.",
    ),
    "Unpack it, and send the file that is in it.": (
        "Décompressez-le, et envoyez le fichier qu'il contient.",
        "Entpacken Sie sie, und senden Sie die Datei darin.",
    ),
    "The table has one line and no row after it: that is neither a pass nor a fail.": (
        "Le tableau n'a qu'une ligne et aucune après elle : ce n'est ni une réussite ni un échec.",
        "Die Tabelle hat eine Zeile und keine danach: Das ist weder bestanden noch durchgefallen.",
    ),
}
