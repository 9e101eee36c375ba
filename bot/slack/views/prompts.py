"""The first things a person can tap in a new conversation with Remit."""

# The manifest repeats these, because Slack shows its own before the bot can say anything.
PROMPTS: tuple[tuple[str, str], ...] = (
    (
        "Frame a goal",
        "We lose too many customers after the first month and want to predict who leaves.",
    ),
    ("My drafts", "my drafts"),
    ("What can you do?", "help"),
)


def prompts() -> list[dict[str, str]]:
    """What `assistant.threads.setSuggestedPrompts` takes."""
    return [{"title": title, "message": message} for title, message in PROMPTS]
