"""What Remit does for you, by what you do."""

from bot.slack.actions import COMMAND, Action
from bot.slack.blocks import (
    MessageView,
    actions,
    bullets,
    button,
    context,
    header,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Markup
from bot.slack.views.help_words import HELP, Role
from bot.slack.views.notice_words import note_word

__all__ = ["Role", "help", "role_of"]


def role_of(text: str) -> Role:
    """The role a person names, a stakeholder where they name none."""
    asked = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    return next((role for role in Role if role.value in asked), Role.STAKEHOLDER)


def help(role: Role = Role.STAKEHOLDER, language: str = "en") -> MessageView:  # noqa: A001 - the product's own word
    """Three steps for the role, the commands, and a button to begin."""
    told = HELP.get(language, HELP["en"])
    steps = told.steps[role]
    commands = [
        [words(f"{COMMAND} {typed}", code=True), words(f" {what}")] for typed, what in told.commands
    ]
    questions = [[words(asked, code=True), words(f" {what}")] for asked, what in told.asking]
    others = [f"{COMMAND} help {other.value}" for other in Role if other is not role]
    blocks = [
        header(told.title),
        rich(line(words(told.introduction))),
        rich(
            line(words(told.as_a[role], bold=True)),
            bullets([[words(step)] for step in steps], numbered=True),
        ),
        rich(line(words(told.asking_title, bold=True)), bullets(questions)),
        rich(line(words(told.commands_title, bold=True)), bullets(commands)),
        actions(button(note_word("start", language), Action.START.at(), style="primary")),
        context(told.limits),
        context(told.others + ", ".join(others)),
    ]
    numbered = " ".join(f"{place}. {step}" for place, step in enumerate(steps, start=1))
    spoken = [Markup(told.introduction), Markup(numbered), Markup(told.next)]
    return message_view(spoken, blocks)
