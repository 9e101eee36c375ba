"""What Remit does for you, by what you do."""

from enum import StrEnum

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


class Role(StrEnum):
    """Who is asking."""

    STAKEHOLDER = "stakeholder"
    PRODUCT_OWNER = "product owner"
    REVIEWER = "reviewer"


INTRODUCTION = (
    "I turn a goal in your own words into a problem statement people can check: what was said, "
    "what is assumed, what nobody knows yet. I ask at most three questions at a time."
)

STEPS: dict[Role, tuple[str, ...]] = {
    Role.STAKEHOLDER: (
        "Tell me a goal here, or mention me in the thread where it is discussed.",
        "Check what I wrote down. Every line shows who said it.",
        "Tap an answer, or just reply. Don't know is a fine answer.",
    ),
    Role.PRODUCT_OWNER: (
        "Mention me in a thread, or use the menu of a message: Turn into a problem statement.",
        "Settle disagreements and assumptions with Edit. Undo takes back your last change.",
        "Press Draft a spec when the questions are answered. Export takes it with you.",
    ),
    Role.REVIEWER: (
        "Press Read all: each value says whether it was said, follows, or is assumed.",
        "Follow a name to the message it comes from, or ask in the thread: why 8 %? what changed?",
        "Read the lines marked Check with Legal first. I only suspect; people decide.",
    ),
}

COMMANDS: tuple[tuple[str, str], ...] = (
    (f"{COMMAND} new <goal>", "frame a goal"),
    (f"{COMMAND} list", "find your drafts"),
    (f"{COMMAND} show <id>", "open one"),
    (f"{COMMAND} history", "see what changed in the last one"),
    (f"{COMMAND} help", "see this again"),
)

LIMITS = (
    "I read only threads I was asked into and messages you send me. An edited or deleted message "
    "changes the draft too."
)


def role_of(text: str) -> Role:
    """The role a person names, a stakeholder where they name none."""
    asked = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    return next((role for role in Role if role.value in asked), Role.STAKEHOLDER)


def help(role: Role = Role.STAKEHOLDER) -> MessageView:  # noqa: A001 - the product's own word
    """Three steps for the role, the commands, and a button to begin."""
    steps = STEPS[role]
    blocks = [
        header("How Remit helps"),
        rich(line(words(INTRODUCTION))),
        rich(
            line(words(f"As a {role.value}", bold=True)),
            bullets([[words(step)] for step in steps], numbered=True),
        ),
        rich(
            line(words("Commands", bold=True)),
            bullets([words(command, code=True), words(f" {what}")] for command, what in COMMANDS),
        ),
        actions(button("Frame a goal", Action.START.at(), style="primary")),
        context(LIMITS),
    ]
    if others := [other.value for other in Role if other is not role]:
        blocks.append(context(f"Other views: {COMMAND} help {f', {COMMAND} help '.join(others)}"))
    numbered = " ".join(f"{place}. {step}" for place, step in enumerate(steps, start=1))
    spoken = [Markup(INTRODUCTION), Markup(numbered), Markup("Next: tell me a goal.")]
    return message_view(spoken, blocks)
