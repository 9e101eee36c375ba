"""What refusals about watched data say in French and German, by their English sentence."""

DRIFT: dict[str, tuple[str, str]] = {
    "{} is no address that can be opened: {}": (
        "{} n'est pas une adresse qui s'ouvre : {}",
        "{} ist keine Adresse, die sich öffnen lässt: {}",
    ),
    "Write s3://bucket/folder/file.parquet, or gs:// for Google's.": (
        "Écrivez s3://bucket/dossier/fichier.parquet, ou gs:// pour celui de Google.",
        "Schreiben Sie s3://bucket/ordner/datei.parquet, oder gs:// für den von Google.",
    ),
    "{} does not answer, or refuses: {}": (
        "{} ne répond pas, ou refuse : {}",
        "{} antwortet nicht oder lehnt ab: {}",
    ),
    "Check the address, and the store's credentials in the environment.": (
        "Vérifiez l'adresse, et les identifiants du stockage dans l'environnement.",
        "Prüfen Sie die Adresse und die Zugangsdaten des Speichers in der Umgebung.",
    ),
    "I cannot find that data source.": (
        "Je ne trouve pas cette source de données.",
        "Ich finde diese Datenquelle nicht.",
    ),
    "`remit drift source list` shows which there are; /remit data declares one.": (
        "`remit drift source list` montre celles qu'il y a ; /remit data en déclare une.",
        "`remit drift source list` zeigt, welche es gibt; /remit data meldet eine an.",
    ),
    "“{}” is not as you saw it: it is {} by now.": (
        "« {} » n'est plus comme vous l'avez vu : son état est {}.",
        "„{}“ ist nicht mehr, wie Sie es gesehen haben: der Stand ist {}.",
    ),
    "Look at its message, which shows how it stands.": (
        "Regardez son message, qui montre où elle en est.",
        "Sehen Sie sich die Nachricht dazu an; sie zeigt den Stand.",
    ),
    "“{}” is a change that waits for a decision; it cannot be changed itself.": (
        "« {} » est une modification qui attend une décision ; elle ne se modifie pas elle-même.",
        "„{}“ ist eine Änderung, die auf eine Entscheidung wartet; sie selbst lässt sich nicht ändern.",
    ),
    "<@{}> or whoever declared these data decides in its message. Discard it there to propose another change, or wait until it is applied, and press “Change…” at the source.": (
        "<@{}> ou qui a déclaré ces données en décide dans son message. Abandonnez-la là pour en proposer une autre, ou attendez qu'elle soit appliquée, puis appuyez sur « Modifier… » à la source.",
        "<@{}> oder wer diese Daten angegeben hat, entscheidet in der Nachricht dazu. Verwerfen Sie sie dort, um eine andere vorzuschlagen, oder warten Sie, bis sie angewendet ist, und drücken Sie „Ändern…“ an der Quelle.",
    ),
    "Only who answers for training again can renew a reference.": (
        "Seul qui répond du réentraînement peut changer une référence.",
        "Nur wer für das neue Trainieren einsteht, kann eine andere Referenz wählen.",
    ),
    "Ask <@{}>.": ("Demandez à <@{}>.", "Fragen Sie <@{}>."),
    "Something was decided or asked about “{}” meanwhile.": (
        "Quelque chose a été décidé ou demandé au sujet de « {} » entre-temps.",
        "Zu „{}“ wurde inzwischen etwas entschieden oder gefragt.",
    ),
    "Look at its message or at `remit drift source references`, and renew again if you still want to.": (
        "Regardez son message, et recommencez si vous le voulez encore.",
        "Sehen Sie sich die Nachricht dazu an, und wählen Sie noch einmal, wenn Sie noch wollen.",
    ),
    "“{}” was changed or renewed by somebody else meanwhile.": (
        "« {} » a été modifié ou renouvelé par quelqu'un d'autre entre-temps.",
        "„{}“ wurde inzwischen von jemand anderem geändert oder erneuert.",
    ),
    "Its message shows how it stands: press “Change…” there, and make your change anew.": (
        "Son message montre où elle en est : appuyez-y sur « Modifier… » et refaites votre modification.",
        "Die Nachricht dazu zeigt den Stand: drücken Sie dort „Ändern…“, und machen Sie Ihre Änderung neu.",
    ),
    "“{}” holds the data of another spec.": (
        "« {} » contient les données d'une autre spécification.",
        "„{}“ hält die Daten einer anderen Spezifikation.",
    ),
    "Declare these data anew, and remove the other ones.": (
        "Déclarez ces données à neuf, et retirez les autres.",
        "Melden Sie diese Daten neu an, und entfernen Sie die anderen.",
    ),
    "Write a column and what it is, such as refused: refusal. It can be {}.": (
        "Écrivez une colonne et ce qu'elle est, par exemple refus: refusal. Possibles : {}.",
        "Schreiben Sie eine Spalte und was sie ist, etwa abgelehnt: refusal. Möglich sind {}.",
    ),
    "Nothing would be different.": ("Rien ne serait différent.", "Nichts wäre anders."),
    "Change a line, or leave it as it is.": (
        "Modifiez une ligne, ou laissez tout comme c'est.",
        "Ändern Sie eine Zeile, oder lassen Sie alles, wie es ist.",
    ),
    "There are no rows in these days, so nothing could be compared with them.": (
        "Il n'y a aucune ligne ces jours-là : rien ne pourrait leur être comparé.",
        "In diesen Tagen gibt es keine Zeilen; nichts könnte damit verglichen werden.",
    ),
    "Choose days whose data are there; the reference stays as it is.": (
        "Choisissez des jours dont les données sont là ; la référence reste la même.",
        "Wählen Sie Tage, deren Daten da sind; die Referenz bleibt, wie sie ist.",
    ),
    "The reference of “{}” is the first one.": (
        "La référence de « {} » est la première.",
        "Die Referenz von „{}“ ist die erste.",
    ),
    "`remit drift source renew` sets another one.": (
        "`remit drift source renew` en choisit une autre.",
        "`remit drift source renew` wählt eine andere.",
    ),
    "Data may not be read there.": (
        "Il n'est pas permis de lire des données à cet endroit.",
        "Dort dürfen keine Daten gelesen werden.",
    ),
    "Whoever runs Remit names where in REMIT_DATA_PLACES; a place below one of its folders is written "
    "without the folder.": (
        (
            "Qui exploite Remit dit où dans REMIT_DATA_PLACES ; un endroit sous l'un de ses dossiers s'écrit "
            "sans le dossier."
        ),
        (
            "Wer Remit betreibt, nennt in REMIT_DATA_PLACES, wo; ein Ort unter einem dieser Ordner wird ohne "
            "den Ordner geschrieben."
        ),
    ),
    "There is no column {}.": ("Il n'y a pas de colonne {}.", "Es gibt keine Spalte {}."),
    "{} has no column {}.": ("{} n'a pas de colonne {}.", "{} hat keine Spalte {}."),
    "It has {}.": ("Il y a {}.", "Vorhanden sind {}."),
    "{} holds no times.": ("{} ne contient pas de dates.", "{} enthält keine Zeiten."),
    "Name the column that says when.": (
        "Nommez la colonne qui dit quand.",
        "Nennen Sie die Spalte, die sagt, wann.",
    ),
    "No column is left to compare.": (
        "Il ne reste aucune colonne à comparer.",
        "Es bleibt keine Spalte zum Vergleichen.",
    ),
    "Name a file or a table with data.": (
        "Nommez un fichier ou une table avec des données.",
        "Nennen Sie eine Datei oder eine Tabelle mit Daten.",
    ),
    "There is no file {}.": ("Il n'y a pas de fichier {}.", "Es gibt keine Datei {}."),
    "Check the name and the folder.": (
        "Vérifiez le nom et le dossier.",
        "Prüfen Sie den Namen und den Ordner.",
    ),
    "{} is a folder.": ("{} est un dossier.", "{} ist ein Ordner."),
    "Give a pattern such as 'folder/*.parquet'.": (
        "Donnez un motif tel que 'dossier/*.parquet'.",
        "Geben Sie ein Muster an, etwa 'ordner/*.parquet'.",
    ),
    "{} does not end in a format that is read here.": (
        "{} ne se termine pas par un format connu ici.",
        "{} endet nicht auf ein Format, das hier gelesen wird.",
    ),
    "Known are {}.": ("Connus : {}.", "Bekannt sind {}."),
    "{} does not name a table.": ("{} ne nomme pas de table.", "{} nennt keine Tabelle."),
    "Write table://VARIABLE/schema.table, and ?time=COLUMN&from=2026-01-01&to=2026-02-01 for a part.": (
        (
            "Écrivez table://VARIABLE/schema.table, et ?time=COLONNE&from=2026-01-01&to=2026-02-01 pour une "
            "partie."
        ),
        (
            "Schreiben Sie table://VARIABLE/schema.tabelle, und für einen Teil "
            "?time=SPALTE&from=2026-01-01&to=2026-02-01."
        ),
    ),
    "The database has no table {}.": (
        "La base n'a pas de table {}.",
        "Die Datenbank hat keine Tabelle {}.",
    ),
    "Check its name and schema.": (
        "Vérifiez son nom et son schéma.",
        "Prüfen Sie ihren Namen und ihr Schema.",
    ),
    "The environment variable {} is not set.": (
        "La variable d'environnement {} n'est pas définie.",
        "Die Umgebungsvariable {} ist nicht gesetzt.",
    ),
    "Set it to the address of the database, as SQLAlchemy writes it.": (
        "Qui exploite Remit y met l'adresse de la base, comme SQLAlchemy l'écrit.",
        "Wer Remit betreibt, schreibt die Adresse der Datenbank hinein, wie SQLAlchemy sie kennt.",
    ),
    "{} holds no address that can be used: {}.": (
        "{} ne contient pas d'adresse utilisable : {}.",
        "{} enthält keine brauchbare Adresse: {}.",
    ),
    "Install the database's dialect for SQLAlchemy, or correct the address.": (
        "Installez le dialecte SQLAlchemy de la base, ou corrigez l'adresse.",
        "Installieren Sie den Dialekt der Datenbank für SQLAlchemy, oder berichtigen Sie die Adresse.",
    ),
    "The database of {} refused: {}.": (
        "La base de {} a refusé : {}.",
        "Die Datenbank von {} hat abgelehnt: {}.",
    ),
    "Check the address, the table and what the account may read.": (
        "Vérifiez l'adresse, la table et ce que le compte peut lire.",
        "Prüfen Sie die Adresse, die Tabelle und was das Konto lesen darf.",
    ),
    "Labels lie elsewhere, and no key says which row they are of.": (
        "Les étiquettes sont ailleurs, et aucune clé ne dit de quelle ligne elles sont.",
        "Labels liegen woanders, und kein Schlüssel sagt, zu welcher Zeile sie gehören.",
    ),
    "Name the key columns, which both have.": (
        "Nommez les colonnes clés, que les deux ont.",
        "Nennen Sie die Schlüsselspalten, die beide haben.",
    ),
    "Predictions and labels lie in different places.": (
        "Prédictions et étiquettes sont à des endroits différents.",
        "Vorhersagen und Labels liegen an verschiedenen Orten.",
    ),
    "Both have to be files, or tables of one database: bring the labels there.": (
        "Les deux doivent être des fichiers, ou des tables d'une même base : apportez-y les étiquettes.",
        "Beide müssen Dateien sein oder Tabellen einer Datenbank: bringen Sie die Labels dorthin.",
    ),
}
