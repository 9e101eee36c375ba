"""How the playground says no: to a bot in Slack's codes, to the page in sentences."""

from typing import Any


class SlackError(Exception):
    """A Web API refusal: `{"ok": false, "error": code, ...}`."""

    def __init__(self, code: str, **details: Any) -> None:  # noqa: ANN401 - JSON of any shape
        super().__init__(code)
        self.code = code
        self.details = details

    @property
    def body(self) -> dict[str, Any]:
        return {"ok": False, "error": self.code, **self.details}


def missing_argument(name: str) -> SlackError:
    """Refuse a call that lacks a required argument, as Slack words it."""
    return invalid_arguments(f"missing required field: {name}")


def invalid_arguments(*messages: str) -> SlackError:
    """Refuse a call whose arguments do not fit, with Slack's explanations."""
    return SlackError(
        "invalid_arguments",
        response_metadata={"messages": [f"[ERROR] {message}" for message in messages]},
    )


class PageError(Exception):
    """A refusal shown to the person at the page."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
