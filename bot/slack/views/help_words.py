"""What the help says, in English, French and German."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who is asking."""

    STAKEHOLDER = "stakeholder"
    PRODUCT_OWNER = "product owner"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class HelpWords:
    """The help in one language."""

    title: str
    introduction: str
    as_a: dict[Role, str]
    steps: dict[Role, tuple[str, ...]]
    commands_title: str
    commands: tuple[tuple[str, str], ...]  # what is typed after the command, and what it does
    asking_title: str
    asking: tuple[tuple[str, str], ...]  # what is asked in a thread, and what the answer tells
    limits: str
    others: str
    next: str


HELP: dict[str, HelpWords] = {
    "en": HelpWords(
        title="How Remit helps",
        introduction="I turn a goal in your own words into a problem statement people can check: "
        "what was said, what is assumed, what nobody knows yet. I ask at most three questions at a "
        "time.",
        as_a={
            Role.STAKEHOLDER: "As a stakeholder",
            Role.PRODUCT_OWNER: "As a product owner",
            Role.REVIEWER: "As a reviewer",
        },
        steps={
            Role.STAKEHOLDER: (
                "Tell me a goal here, or mention me in the thread where it is discussed.",
                "Check what I wrote down. Every line shows who said it.",
                "Tap an answer, or just reply. Don't know is a fine answer.",
            ),
            Role.PRODUCT_OWNER: (
                (
                    "Mention me in a thread, or use the menu of a message: Turn into a problem "
                    "statement."
                ),
                "Settle disagreements and assumptions with Edit. Undo takes back your last change.",
                "Press Draft a spec when the questions are answered. Export takes it with you.",
            ),
            Role.REVIEWER: (
                "Press Read all: each value says whether it was said, follows, or is assumed.",
                (
                    "Follow a name to the message it comes from, or ask in the thread: why 8 %? what "
                    "changed?"
                ),
                "Read the lines marked Check with Legal first. I only suspect; people decide.",
            ),
        },
        commands_title="Commands",
        commands=(
            ("new <goal>", "frame a goal"),
            ("list", "find your drafts"),
            ("show <id>", "open one"),
            ("history", "see what changed in the last one"),
            ("schedule", "have results summed up every week"),
            ("data", "have what a system works on watched for drift"),
            ("escalate", "put a decision before the right people"),
            ("help", "see this again"),
        ),
        asking_title="In a thread, ask me",
        asking=(
            ("what is missing?", "how far it is, what to settle next, who has to sign"),
            ("how many cases do we need?", "what each criterion takes; or: for 98 %?"),
            ("how are we doing?", "what was shown of each criterion by now"),
            (
                "should we retrain?",
                "what is on record for it, and what nobody knows; or: roll back?",
            ),
            ("explain AC-01", "all it says, the words it rests on, what nobody said"),
            ("why 8 %?", "who said it, and where"),
            ("show me the executive brief", "the spec for one kind of reader"),
        ),
        limits="I read only threads I was asked into and messages you send me. An edited or deleted "
        "message changes the draft too. A check mark of mine on a message means that it counts.",
        others="Other views: ",
        next="Next: tell me a goal.",
    ),
    "fr": HelpWords(
        title="Comment Remit aide",
        introduction="Je transforme un objectif dit avec vos mots en un énoncé du problème que chacun "
        "peut vérifier : ce qui a été dit, ce qui est supposé, ce que personne ne sait encore. Je "
        "pose au plus trois questions à la fois.",
        as_a={
            Role.STAKEHOLDER: "Si l'objectif est le vôtre",
            Role.PRODUCT_OWNER: "Si vous êtes product owner",
            Role.REVIEWER: "Si vous relisez",
        },
        steps={
            Role.STAKEHOLDER: (
                "Dites-moi un objectif ici, ou mentionnez-moi dans le fil où l'on en parle.",
                "Vérifiez ce que j'ai noté. Chaque ligne montre qui l'a dit.",
                "Touchez une réponse, ou répondez simplement. Je ne sais pas est une bonne réponse.",
            ),
            Role.PRODUCT_OWNER: (
                (
                    "Mentionnez-moi dans un fil, ou prenez le menu d'un message : Turn into a problem "
                    "statement."
                ),
                (
                    "Réglez désaccords et suppositions avec Modifier. Annuler reprend votre dernier "
                    "changement."
                ),
                "Touchez Rédiger une spec quand les questions ont leur réponse. Exporter l'emporte.",
            ),
            Role.REVIEWER: (
                "Touchez Tout lire : chaque valeur dit si elle a été dite, déduite ou supposée.",
                (
                    "Suivez un nom jusqu'au message d'où il vient, ou demandez dans le fil : pourquoi "
                    "8 % ? qu'est-ce qui a changé ?"
                ),
                (
                    "Lisez d'abord les lignes À voir avec le service juridique. Je ne fais que "
                    "soupçonner ; les personnes décident."
                ),
            ),
        },
        commands_title="Commandes",
        commands=(
            ("new <objectif>", "cadrer un objectif"),
            ("list", "trouver vos ébauches"),
            ("show <id>", "en ouvrir une"),
            ("history", "voir ce qui a changé dans la dernière"),
            ("schedule", "faire résumer les résultats chaque semaine"),
            ("data", "faire surveiller les données d'un système"),
            ("escalate", "soumettre une décision aux bonnes personnes"),
            ("help", "revoir ceci"),
        ),
        asking_title="Dans un fil, demandez-moi",
        asking=(
            ("que manque-t-il ?", "où on en est, quoi régler ensuite, qui doit signer"),
            ("combien de cas faut-il ?", "ce que demande chaque critère ; ou : pour 98 % ?"),
            ("montre-moi les résultats", "ce qui a été montré de chaque critère"),
            ("faut-il réentraîner ?", "ce qui est noté à ce sujet, et ce que personne ne sait"),
            ("explique AC-01", "tout ce qu'il dit, d'où cela vient, ce que personne n'a dit"),
            ("pourquoi 8 % ?", "qui l'a dit, et où"),
            ("montre-moi la note de synthèse", "la spec pour un genre de lecteur"),
        ),
        limits="Je ne lis que les fils où l'on m'a demandé et les messages que vous m'envoyez. Un "
        "message modifié ou supprimé change aussi l'ébauche. Une coche de ma part sur un message "
        "signifie qu'il compte.",
        others="Autres points de vue : ",
        next="Ensuite : dites-moi un objectif.",
    ),
    "de": HelpWords(
        title="Wobei Remit hilft",
        introduction="Ich mache aus einem Ziel in Ihren Worten eine Problembeschreibung, die alle "
        "prüfen können: was gesagt wurde, was angenommen ist, was noch niemand weiß. Ich stelle "
        "höchstens drei Fragen auf einmal.",
        as_a={
            Role.STAKEHOLDER: "Wenn das Ziel Ihres ist",
            Role.PRODUCT_OWNER: "Als Product Owner",
            Role.REVIEWER: "Wenn Sie prüfen",
        },
        steps={
            Role.STAKEHOLDER: (
                "Nennen Sie mir hier ein Ziel, oder erwähnen Sie mich im Thread, in dem es darum geht.",
                "Prüfen Sie, was ich aufgeschrieben habe. Jede Zeile zeigt, wer es gesagt hat.",
                (
                    "Tippen Sie eine Antwort an, oder antworten Sie einfach. Weiß nicht ist eine gute "
                    "Antwort."
                ),
            ),
            Role.PRODUCT_OWNER: (
                (
                    "Erwähnen Sie mich in einem Thread, oder nehmen Sie das Menü einer Nachricht: Turn "
                    "into a problem statement."
                ),
                (
                    "Klären Sie Uneinigkeit und Annahmen mit Bearbeiten. Rückgängig nimmt Ihre letzte "
                    "Änderung zurück."
                ),
                (
                    "Drücken Sie Spec entwerfen, wenn die Fragen beantwortet sind. Exportieren nimmt sie "
                    "mit."
                ),
            ),
            Role.REVIEWER: (
                (
                    "Drücken Sie Alles lesen: Jeder Wert sagt, ob er gesagt wurde, folgt oder angenommen "
                    "ist."
                ),
                (
                    "Folgen Sie einem Namen zu seiner Nachricht, oder fragen Sie im Thread: warum 8 %? was "
                    "hat sich geändert?"
                ),
                (
                    "Lesen Sie zuerst, was mit der Rechtsabteilung zu klären ist. Ich vermute nur; "
                    "Menschen entscheiden."
                ),
            ),
        },
        commands_title="Befehle",
        commands=(
            ("new <Ziel>", "ein Ziel klären"),
            ("list", "Ihre Entwürfe finden"),
            ("show <id>", "einen öffnen"),
            ("history", "sehen, was sich im letzten geändert hat"),
            ("schedule", "Ergebnisse jede Woche zusammenfassen lassen"),
            ("data", "die Daten eines Systems beobachten lassen"),
            ("escalate", "eine Entscheidung den Richtigen vorlegen"),
            ("help", "das hier noch einmal sehen"),
        ),
        asking_title="Fragen Sie mich in einem Thread",
        asking=(
            (
                "Was fehlt noch?",
                "wie weit es ist, was als Nächstes zu klären ist, wer unterschreiben muss",
            ),
            ("Wie viele Fälle brauchen wir?", "was jedes Kriterium braucht; oder: für 98 %?"),
            ("Zeig mir die Ergebnisse", "was von jedem Kriterium bisher gezeigt ist"),
            ("Sollen wir neu trainieren?", "was dazu vorliegt, und was niemand weiß"),
            ("Erkläre AC-01", "alles, was da steht, worauf es beruht, was niemand gesagt hat"),
            ("Warum 8 %?", "wer es gesagt hat, und wo"),
            ("Zeig mir die Kurzfassung", "die Spec für eine Art von Lesern"),
        ),
        limits="Ich lese nur Threads, in die ich gebeten wurde, und Nachrichten an mich. Auch eine "
        "geänderte oder gelöschte Nachricht ändert den Entwurf. Ein Häkchen von mir an einer "
        "Nachricht heißt, dass sie zählt.",
        others="Andere Sichten: ",
        next="Als Nächstes: Nennen Sie mir ein Ziel.",
    ),
}
