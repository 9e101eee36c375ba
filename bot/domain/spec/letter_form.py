"""The split of one task as a page of the form: who answers for it, does it, is asked and is told."""

from collections.abc import Iterator, Mapping

from bot.domain.spec.called import choice_called, title_of
from bot.domain.spec.form_input import NOTHING, SEVERAL, Input, chosen
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.raci import Letter, Part, RaciRow, Role

ROWS = "raci.rows"


def letter_inputs(row: RaciRow, language: str) -> Iterator[Input]:
    """One input for each letter; exactly one role answers for a task, so that one is a single choice."""
    called = {role.value: choice_called(role, language) for role in Role}
    for letter in Letter:
        having = tuple(role.value for role in row.having(letter))
        one = letter is Letter.ACCOUNTABLE and len(having) <= 1
        yield Input(
            f"{ROWS}.{row.id}.{letter.value}",
            title_of(letter.value, language),
            SEVERAL.join(having),
            tuple(Role),
            called,
            several=not one,
        )


def with_letters(spec: AISpec, address: str, text: str) -> AISpec:
    """The spec after other roles have one letter of a task."""
    _, _, number, letter = address.split(".")
    wanted = {Role(one) for one in chosen(text) if one != NOTHING}
    rows = tuple(
        _given(row, Letter(letter), wanted) if row.id == number else row for row in spec.raci.rows
    )
    return spec.model_copy(update={"raci": spec.raci.model_copy(update={"rows": rows})})


def letters_told(part: Mapping[str, object], language: str) -> str:
    """The letters of one role, as a change shows them."""
    letters = part["letters"]
    assert isinstance(letters, list)  # noqa: S101  # a stored part
    return f"{choice_called(str(part['role']), language)} ({', '.join(map(str, letters))})"


def _given(row: RaciRow, letter: Letter, wanted: set[Role]) -> RaciRow:
    had = {part.role: part.letters for part in row.parts}
    parts: list[Part] = []
    for role in dict.fromkeys((*had, *(role for role in Role if role in wanted))):
        letters = set(had.get(role, ())) - {letter} | ({letter} if role in wanted else set())
        kept = tuple(one for one in Letter if one in letters)
        before = had.get(role, ())
        if kept:  # in the order it had, where nothing changed
            parts.append(Part(role=role, letters=before if set(before) == letters else kept))
    return row.model_copy(update={"parts": tuple(parts)})
