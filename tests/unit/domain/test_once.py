"""A property of an unchanging value is worked out once, and is what it would be each time."""

from dataclasses import dataclass, field

from bot.domain.once import once


@dataclass(frozen=True)
class Text:
    said: str
    asked: list[str] = field(default_factory=list)

    @once
    def length(self) -> int:
        """How long it is."""
        self.asked.append(self.said)
        return len(self.said)


def test_it_is_worked_out_when_it_is_first_asked_for_and_then_kept() -> None:
    text = Text("seven")

    assert text.asked == []
    assert (text.length, text.length) == (5, 5)
    assert text.asked == ["seven"]


def test_each_object_has_its_own() -> None:
    assert [Text(said).length for said in ("a", "three")] == [1, 5]


def test_the_class_shows_what_it_says_of_itself() -> None:
    assert Text.length.__doc__ == "How long it is."
