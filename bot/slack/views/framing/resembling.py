"""The note that a statement like this one is worked on elsewhere, for people who may see both."""

from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action
from bot.slack.blocks import (
    MessageView,
    actions,
    button,
    context,
    emoji,
    line,
    link,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.part import title_of
from bot.slack.views.framing.question import press_of

RESEMBLING_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "alike": "This may be worked on already: ",
        "where": "the other thread",
        "continue": "Continue there",
        "keep": "Keep both",
        "next": "Have a look at {where} first. Only you see this, because you are in both channels. "
        "Your answer is remembered; nothing is merged.",
    },
    "fr": {
        "alike": "On y travaille peut-être déjà : ",
        "where": "l'autre fil",
        "continue": "Continuer là-bas",
        "keep": "Garder les deux",
        "next": "Regardez d'abord {where}. Vous seul voyez ceci, car vous êtes dans les deux canaux. "
        "Votre réponse est retenue ; rien n'est fusionné.",
    },
    "de": {
        "alike": "Daran wird vielleicht schon gearbeitet: ",
        "where": "der andere Thread",
        "continue": "Dort weitermachen",
        "keep": "Beide behalten",
        "next": "Sehen Sie dort zuerst nach: {where}. Nur Sie sehen das, weil Sie in beiden Kanälen "
        "sind. Ihre Antwort wird gemerkt; nichts wird zusammengelegt.",
    },
}
TITLE = 150


def resembling(here: StatementVersion, other: StatementVersion, address: str | None) -> MessageView:
    """What is alike, where it is, and what can be done about it.

    Args:
        here: The statement the person works on.
        other: The one that is like it.
        address: Where the other one began.
    """
    told = RESEMBLING_WORDS.get(here.statement.language, RESEMBLING_WORDS["en"])
    press = press_of(here).asking(other.id).encode()
    title = title_of(other.statement)
    before, after = told["next"].split("{where}")
    blocks = [
        rich(
            line(
                emoji("busts_in_silhouette"),
                words(f" {told['alike']}", bold=True),
                link(address, title, limit=TITLE),
            )
        ),
        actions(
            button(told["continue"], Action.CONTINUE.at(), press),
            button(told["keep"], Action.KEEP.at(), press),
        ),
        context(f"{before}{told['where']}{after}"),
    ]
    spoken = [
        markup("{alike}{title}.", alike=Data(told["alike"]), title=title, limit=TITLE),
        Markup(f"{before}{told['where']}{after}"),
    ]
    return message_view(spoken, blocks)
