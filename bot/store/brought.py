"""What a statement brought along for a question that is asked next in the same transaction."""

from typing import Any


class Brought:
    """Answers that came without being asked for; each is given once, and then it is asked anew."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._answers: dict[tuple[str, str], Any] = {}

    def bring(self, question: str, about: str, answer: Any) -> None:  # noqa: ANN401  # any answer
        """Keep an answer for whoever asks next."""
        self._answers[question, about] = answer

    def has(self, question: str, about: str) -> bool:
        """Whether it need not be asked."""
        return (question, about) in self._answers

    def take(self, question: str, about: str) -> Any:  # noqa: ANN401  # as it was brought
        """Give an answer away."""
        return self._answers.pop((question, about))
