"""How it reaches people, as a part of the document: the phases, and what is to show before launch."""

from collections.abc import Iterator

from bot.domain.provenance import value_text
from bot.domain.spec.called import title_of
from bot.domain.spec.inline import escaped, table
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import alike
from bot.domain.spec.phrase import Phrases

_PHASES = "The phases are proposals {0}; none of them ends on a date alone."


def rollout(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """The phases, and the list to tick off before launch."""
    plan = spec.rollout
    if not plan.phases:
        return
    rows = [
        (
            phase.id,
            phrases.say(phase.name.value),
            escaped(value_text(phase.population.value)),
            escaped(value_text(phase.share.value)),
            escaped(value_text(phase.at_least.value)),
            _spans(phase.exit_on, phrases) or f"*{phrases.say('no criterion yet')}*",
        )
        for phase in plan.phases
    ]
    head = phrases.all("Id", "Phase", "Who", "Share", "At least", "Ends when these pass")
    yield from table(head, rows)
    yield ""
    if any(phase.population.confirmed is None for phase in plan.phases):
        yield phrases.say(_PHASES, phrases.proposal)
    stricter = [phrases.say(phase.name.value) for phase in plan.phases if phase.stricter_by]
    if stricter:
        yield phrases.say("Oversight is one step stricter in: {0}.", phrases.listed(stricter))
    yield ""
    yield from _held(spec, phrases)
    yield from alike(plan.phases, phrases, "phases", "rollback_when")
    yield from alike(plan.phases, phrases, "phases", "owner")
    shown = [check for check in plan.checklist if check.done.value is not None]
    for check in shown:
        yield f"- {phrases.lead('Shown')} {check.what} ({phrases.value(check.done)})"
    open_ones = [check.what for check in plan.checklist if check.done.value is None]
    if open_ones:
        yield from ("", f"{phrases.lead('To show before launch')} {'; '.join(open_ones)}.")


def _held(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """The criteria that must not fail while a phase runs, where all phases hold the same."""
    phases = spec.rollout.phases
    told: dict[str, list[str]] = {}
    for phase in phases:
        if phase.held:
            told.setdefault(_spans(phase.held, phrases), []).append(phase.id)
    lead = phrases.lead(title_of("held", phrases.language, "phases"))
    for words, ids in told.items():
        whose = "" if len(ids) == len(phases) else f"{', '.join(ids)}{phrases.colon} "
        yield f"- {lead} {whose}{words}"


def _spans(ids: tuple[str, ...], phrases: Phrases) -> str:
    """Criteria in a row, by the first and the last of them."""
    spans: list[list[str]] = []
    for one in ids:
        follows = spans and int(one.rsplit("-", 1)[1]) == int(spans[-1][-1].rsplit("-", 1)[1]) + 1
        if follows:
            spans[-1].append(one)
        else:
            spans.append([one])
    few = 2
    shown = [
        phrases.say("{0} to {1}", s[0], s[-1]) if len(s) > few else ", ".join(s) for s in spans
    ]
    return ", ".join(shown)
