"""What short notes say in French and German, by their code: what happened, and the next step."""

NOTICE_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "fr": {
        "nothing-to-frame": (
            "Je n'ai pas encore trouvé d'objectif dans cette conversation.",
            "Écrivez en une phrase ce qui doit s'améliorer, et pour qui ; j'en ferai une ébauche.",
        ),
        "not-found": (
            "Je ne trouve pas {what}, ou vous n'y avez pas accès.",
            "Tapez /remit list pour voir vos ébauches.",
        ),
        "already-exists": (
            "Ce fil a déjà un énoncé du problème : {title}.",
            "Répondez dans le fil et je le mettrai à jour.",
        ),
        "overtaken": (
            "Quelqu'un a été plus rapide : {what}.",
            "La carte du fil montre l'état actuel. Recommencez à partir de là.",
        ),
        "stale": (
            "Ce bouton appartient à une version antérieure.",
            "Utilisez la carte la plus récente du fil.",
        ),
        "nothing-to-advise": (
            "Ce fil ne concerne aucune spec : rien n'est noté pour en décider.",
            "Demandez dans le fil d'une spec, ou dans celui de son bilan.",
        ),
        "forbidden": ("Ce n'est pas à vous d'en décider : {what}.", "Demandez à {who}."),
        "budget-spent": (
            "Le quota des modèles de langage est épuisé jusqu'au {when}.",
            "Vous pouvez continuer : je rédige d'après des règles.",
        ),
        "model-unusable": (
            "Le modèle de langage n'a pas donné d'ébauche utilisable.",
            (
                "Ce que vous voyez a été rédigé par des règles. Répondez à une question ou touchez "
                "Modifier pour l'améliorer."
            ),
        ),
        "unavailable": (
            "{what} est injoignable pour l'instant.",
            "Je réessaierai de moi-même ; rien de ce que vous avez écrit n'est perdu.",
        ),
        "stopped": (
            "Arrêté. Ce que j'avais jusqu'ici est dans la carte.",
            "Écrivez dans ce fil pour continuer.",
        ),
        "expired": (
            "Slack ne m'a pas laissé assez de temps pour ouvrir ce formulaire.",
            "Touchez le bouton encore une fois.",
        ),
        "not-in-channel": (
            "Je ne suis pas dans {channel}, je ne peux donc pas lire le fil.",
            "Invitez-moi avec /invite @Remit et réessayez.",
        ),
        "exported": (
            "Voici {title} sous forme de fichier.",
            "C'est une copie : les changements se font dans le fil.",
        ),
        "spec-up-to-date": (
            "La spec suit déjà l'énoncé du problème le plus récent.",
            "Changez d'abord l'énoncé ; touchez ensuite Rédiger une spec encore une fois.",
        ),
        "spec-retired": (
            "Cette spec est retirée : elle ne compte plus et plus rien n'y change.",
            (
                "On peut encore la lire et l'exporter. Pour continuer, dites ce qui est nouveau dans l'objectif "
                "et rédigez-la de nouveau."
            ),
        ),
        "undone": ("Annulé : votre dernier changement.", "La carte montre l'état actuel."),
        "resemblance-keep": (
            "Noté : ce sont deux projets, et les deux ébauches restent.",
            "Je n'en reparlerai plus. Continuez ici.",
        ),
        "resemblance-continue": (
            "Noté : cela continue dans l'autre fil.",
            "Ouvrez-le avec le lien ci-dessus et répondez-y. Cette ébauche reste telle quelle.",
        ),
        "empty-list": (
            "Vous n'avez pas encore d'ébauche.",
            "Dites-moi un objectif avec vos propres mots pour commencer.",
        ),
        "in-thread": (
            "{what} se dit dans un fil, et Slack n'y permet pas de commandes.",
            "Écrivez @Remit {what} dans le fil, ou utilisez les boutons sous la carte.",
        ),
        "unknown-command": (
            "Je ne connais pas {what}.",
            "Tapez /remit help pour voir ce que je comprends.",
        ),
        "anchored": (
            "Le registre des décisions compte {entries} entrées : {anchor}",
            (
                "Gardez ce message : avec ce mot, remit audit verify --anchor montrera si quelque chose "
                "a été changé jusqu'ici."
            ),
        ),
        "webhook-given-up": (
            "Un programme n'a pas été prévenu : {what} a échoué pendant un jour et demi.",
            ("remit webhook failed montre ce qu'il a manqué, et remit webhook resend le renvoie."),
        ),
        "decisions-late": (
            "{count} décisions ne sont pas là où leur plan le prévoit ; {what} a {late} de retard.",
            (
                "Vérifiez que le bot travaille : remit doctor, /health/ready et son journal en disent "
                "plus."
            ),
        ),
        "broke": (
            "Quelque chose s'est cassé de mon côté, référence {reference}.",
            (
                "Rien de ce que vous avez écrit n'est perdu. Réessayez, et donnez la référence si cela "
                "se reproduit."
            ),
        ),
    },
    "de": {
        "nothing-to-frame": (
            "Ich habe in diesem Gespräch noch kein Ziel gefunden.",
            "Schreiben Sie in einem Satz, was für wen besser werden soll; ich mache einen Entwurf.",
        ),
        "not-found": (
            "Ich finde {what} nicht, oder es ist nicht für Sie sichtbar.",
            "Tippen Sie /remit list, um Ihre Entwürfe zu sehen.",
        ),
        "already-exists": (
            "Dieser Thread hat schon eine Problembeschreibung: {title}.",
            "Antworten Sie im Thread, und ich bringe sie auf den neuesten Stand.",
        ),
        "overtaken": (
            "Jemand war schneller: {what}.",
            "Die Karte im Thread zeigt den jetzigen Stand. Versuchen Sie es von dort noch einmal.",
        ),
        "stale": (
            "Diese Taste gehört zu einer älteren Version.",
            "Nehmen Sie die neueste Karte im Thread.",
        ),
        "nothing-to-advise": (
            "In diesem Thread geht es um keine Spec, es liegt also nichts vor, um zu entscheiden.",
            "Fragen Sie im Thread einer Spec oder in dem ihres Berichts.",
        ),
        "forbidden": ("Das können nicht Sie entscheiden: {what}.", "Fragen Sie {who}."),
        "budget-spent": (
            "Das Kontingent für Sprachmodelle ist aufgebraucht bis {when}.",
            "Sie können weitermachen: Ich entwerfe nach Regeln.",
        ),
        "model-unusable": (
            "Das Sprachmodell hat keinen brauchbaren Entwurf geliefert.",
            (
                "Was Sie sehen, ist nach Regeln entworfen. Beantworten Sie eine Frage, oder drücken Sie "
                "Bearbeiten, um es zu verbessern."
            ),
        ),
        "unavailable": (
            "{what} ist gerade nicht erreichbar.",
            "Ich versuche es von selbst noch einmal; nichts, was Sie geschrieben haben, ist verloren.",
        ),
        "stopped": (
            "Angehalten. Was ich bis dahin hatte, steht in der Karte.",
            "Schreiben Sie in diesem Thread, um weiterzumachen.",
        ),
        "expired": (
            "Slack hat mir zu wenig Zeit gelassen, das Formular zu öffnen.",
            "Drücken Sie die Taste noch einmal.",
        ),
        "not-in-channel": (
            "Ich bin nicht in {channel} und kann den Thread darum nicht lesen.",
            "Laden Sie mich mit /invite @Remit ein, und versuchen Sie es noch einmal.",
        ),
        "exported": (
            "Hier ist {title} als Datei.",
            "Es ist eine Kopie: Geändert wird im Thread.",
        ),
        "spec-up-to-date": (
            "Die Spec folgt schon der neuesten Problembeschreibung.",
            "Ändern Sie zuerst die Problembeschreibung; drücken Sie dann noch einmal Spec entwerfen.",
        ),
        "spec-retired": (
            "Diese Spec ist außer Kraft: Sie zählt nicht mehr, und nichts in ihr ändert sich.",
            (
                "Lesen und exportieren lässt sie sich weiter. Um weiterzumachen, sagen Sie, was am Ziel neu ist, "
                "und entwerfen Sie sie neu."
            ),
        ),
        "undone": (
            "Zurückgenommen: Ihre letzte Änderung.",
            "Die Karte zeigt den jetzigen Stand.",
        ),
        "resemblance-keep": (
            "Notiert: Das sind zwei Vorhaben, und beide Entwürfe bleiben.",
            "Ich spreche die beiden nicht mehr an. Machen Sie hier weiter.",
        ),
        "resemblance-continue": (
            "Notiert: Das geht im anderen Thread weiter.",
            (
                "Öffnen Sie ihn mit dem Link oben, und antworten Sie dort. Dieser Entwurf bleibt, wie er "
                "ist."
            ),
        ),
        "empty-list": (
            "Sie haben noch keine Entwürfe.",
            "Nennen Sie mir ein Ziel in Ihren eigenen Worten, um anzufangen.",
        ),
        "in-thread": (
            "{what} gehört in einen Thread, und Slack erlaubt dort keine Befehle.",
            "Schreiben Sie @Remit {what} im Thread, oder nehmen Sie die Tasten unter der Karte.",
        ),
        "unknown-command": (
            "{what} kenne ich nicht.",
            "Tippen Sie /remit help, um zu sehen, was ich verstehe.",
        ),
        "anchored": (
            "Das Protokoll der Entscheidungen hat {entries} Einträge: {anchor}",
            (
                "Behalten Sie diese Nachricht: remit audit verify --anchor zeigt mit diesem Wort später, "
                "ob bis hierher etwas geändert wurde."
            ),
        ),
        "webhook-given-up": (
            "Ein Programm hat nicht erfahren, was geschah: {what} schlug anderthalb Tage lang fehl.",
            (
                "remit webhook failed zeigt, was ihm entging, und remit webhook resend sendet es noch "
                "einmal."
            ),
        ),
        "decisions-late": (
            (
                "{count} Entscheidungen sind nicht da, wo ihr Plan sie vorsieht; {what} ist {late} zu "
                "spät."
            ),
            "Sehen Sie nach, ob der Bot arbeitet: remit doctor, /health/ready und sein Log sagen mehr.",
        ),
        "broke": (
            "Bei mir ist etwas kaputtgegangen, Kennwort {reference}.",
            (
                "Nichts, was Sie geschrieben haben, ist verloren. Versuchen Sie es noch einmal, und "
                "nennen Sie das Kennwort, wenn es wieder geschieht."
            ),
        ),
    },
}
NOTE_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "start": "Frame a goal",
        "it": "it",
        "wants": " wants to frame a goal:",
        "promise": "What I understood follows in this thread. Reply there to add or correct "
        "something.",
        "files": "Markdown to read, JSON for programs. Later changes are made in this thread.",
    },
    "fr": {
        "start": "Cadrer un objectif",
        "it": "cela",
        "wants": " veut cadrer un objectif :",
        "promise": "Ce que j'ai compris suit dans ce fil. Répondez-y pour ajouter ou corriger.",
        "files": "Markdown pour lire, JSON pour les programmes. Les changements se font dans ce fil.",
    },
    "de": {
        "start": "Ein Ziel klären",
        "it": "es",
        "wants": " möchte ein Ziel klären:",
        "promise": "Was ich verstanden habe, folgt in diesem Thread. Antworten Sie dort, um etwas zu "
        "ergänzen oder zu berichtigen.",
        "files": "Markdown zum Lesen, JSON für Programme. Geändert wird weiter in diesem Thread.",
    },
}


def note_word(key: str, language: str) -> str:
    """A phrase of a note, in English where the language has none."""
    return NOTE_WORDS.get(language, NOTE_WORDS["en"])[key]
