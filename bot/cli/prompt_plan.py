"""Which cases of which prompts are put to a model, in which versions, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.llm.case import NamedCase, cases_of, chosen
from bot.llm.exercise import exercise
from bot.llm.freeze import read_lock
from bot.llm.prompts import Prompt, PromptFileError, PromptLibrary
from bot.llm.trial import Job

NEW, OLD = "new", "old"


@dataclass(slots=True)
class Plan:
    """What will be put to the model, and what is worth saying about it first."""

    sides: dict[tuple[str, str], Prompt] = field(default_factory=dict)
    cases: dict[str, tuple[NamedCase, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def jobs(self, repeats: int) -> list[Job]:
        """Both versions of a case follow each other, so that whatever is stopped can be compared."""
        return [
            Job(side, self.sides[side, name], case)
            for _ in range(repeats)
            for name, cases in self.cases.items()
            for case in cases
            for side in (OLD, NEW)
            if (side, name) in self.sides
        ]


def planned(
    library: PromptLibrary,
    other: PromptLibrary | None,
    *,
    prompts: Sequence[str],
    cases: Sequence[str],
) -> Plan:
    """Choose prompts and cases by name; nothing named means all of them.

    Raises:
        NotFoundError: There is no such prompt or case.
        InvalidInputError: A prompt or a case cannot be read.
    """
    plan = Plan()
    _refuse_unknown("prompt", prompts, library.ids)
    frozen = read_lock(library.folder)
    known = {name: read_cases(library, name) for name in prompts or library.ids}
    _refuse_unknown("case", cases, sorted({c.name for found in known.values() for c in found}))
    for name, all_cases in known.items():
        picked = chosen(all_cases, cases)
        if not picked:
            continue
        prompt = load(library, name)
        plan.cases[name] = picked
        plan.sides[NEW, name] = prompt
        if state(prompt, frozen) == "changed":
            plan.notes.append(
                f"{name} changed but is still version {prompt.version}: raise it before you merge."
            )
        if other:
            _oppose(plan, prompt, other)
    if not plan.cases:
        raise NotFoundError("There are no cases to run.")
    return plan


def state(prompt: Prompt, frozen: Mapping[tuple[str, int], str]) -> str:
    """Whether the lock knows this version, and knows it like this."""
    known = frozen.get((prompt.id, prompt.version))
    return "not frozen" if known is None else "frozen" if known == prompt.sha256 else "changed"


def load(library: PromptLibrary, name: str) -> Prompt:
    """Read a prompt that somebody may be editing.

    Raises:
        InvalidInputError: It cannot be read; says why.
    """
    try:
        return library.load(name)
    except PromptFileError as error:
        raise _unreadable(error) from error


def read_cases(library: PromptLibrary, name: str) -> tuple[NamedCase, ...]:
    """Read the cases that somebody may be editing.

    Raises:
        InvalidInputError: One cannot be read; says which and why.
    """
    try:
        return cases_of(library, name)
    except PromptFileError as error:
        raise _unreadable(error) from error


def _oppose(plan: Plan, prompt: Prompt, other: PromptLibrary) -> None:
    """Add the older version of a prompt, or note why there is nothing to compare."""
    if prompt.id not in other.ids:
        plan.notes.append(f"{prompt.id} is not there: nothing to compare it with.")
        return
    before = load(other, prompt.id)
    if before.sha256 == prompt.sha256:
        plan.notes.append(f"{prompt.id} is the same there: it is run once.")
        return
    inputs = exercise(prompt, plan.cases[prompt.id][0].case, marker="").task.inputs
    if before.front.inputs.keys() != inputs.keys() or before.front.output != prompt.front.output:
        plan.notes.append(f"{prompt.id} took or gave something else there: it cannot be compared.")
        return
    plan.sides[OLD, prompt.id] = before


def _refuse_unknown(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    if unknown := [name for name in names if name not in known]:
        raise NotFoundError(
            f"There is no {what} {unknown[0]}.", next_step=f"There are: {', '.join(known)}."
        )


def _unreadable(error: PromptFileError) -> InvalidInputError:
    return InvalidInputError(" ".join(str(error).split()), next_step="Correct the file.")
