"""What is watched after launch, as a part of the document: signals, alarms, figures, and the way back."""

from collections.abc import Iterator

from bot.domain.criterion.figure import figure
from bot.domain.provenance import value_text
from bot.domain.spec.called import title_of
from bot.domain.spec.facts import facts
from bot.domain.spec.inline import escaped
from bot.domain.spec.lead_time import lead_time
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import cell, is_touched, noted, sheet
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.drift import Layer, Monitor
from bot.domain.spec.plan.measure import MeasureGroup

_TESTS = {
    "psi": ("population stability index of {0}", ""),
    "relative_shift": ("change of {0}", "%"),
    "missing_rate": ("rise by {0} of all values", "%"),
}
_GROUPS = {
    MeasureGroup.ACCURACY: "is it right?",
    MeasureGroup.ADOPTION: "do people use it?",
    MeasureGroup.RETURN: "what comes of it?",
}
_MEASURED = ("source", "cadence", "owner", "alert")
_IN_A_ROW = "{0} times in a row, each over {1} cases"
_NEVER = "Drift alone never starts training."
_DRIFT = "All of it is a proposal {0}. Drift alone never starts training."


def watching(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What is watched after launch, from which value on, and what happens then."""
    plan = spec.drift
    if plan.monitors:
        rows = [
            (
                monitor.id,
                escaped(value_text(monitor.signal.value)),
                _bound(monitor, phrases),
                escaped(value_text(monitor.action.value)),
                cell(monitor, "owner", phrases),
            )
            for monitor in plan.monitors
        ]
        yield from sheet(phrases.all("Id", "What is watched", "Alarm", "Then", "Who"), rows)
        yield from (
            "",
            phrases.say(_NEVER)
            if any(map(is_touched, plan.monitors))
            else phrases.say(_DRIFT, phrases.proposal),
            "",
        )
    if spec.measures:
        figures = [
            (
                one.id,
                phrases.say(_GROUPS[one.group]),
                phrases.value(one.metric),
                phrases.asked_for(one.before_launch),
                *(cell(one, name, phrases) for name in _MEASURED),
            )
            for one in spec.measures
        ]
        own = (title_of(name, phrases.language, "measures") for name in _MEASURED)
        yield from sheet((*phrases.all("Id", "Question", "Figure", "Before launch"), *own), figures)
        yield ""
    open_ones = [monitor.owner for monitor in plan.monitors if monitor.owner.value is None]
    owners = [("Who watches each of them", leaf) for leaf in open_ones[:1]]
    yield from facts(
        phrases,
        *owners,
        *noted(plan, phrases, "drift", "window", "season"),
        ("Time until the truth is known", plan.label_delay),
        ("Watched until then", plan.until_labels),
        ("Trained again", plan.retraining.policy),
        ("How long that takes", plan.retraining.lead_time),
        *noted(plan.retraining, phrases, "retraining", "cost", "approval"),
        ("Way back", plan.rollback.to),
        ("How fast", plan.rollback.time),
        ("Last time that was tried", plan.rollback.drill_on),
        ("What is done in an incident", plan.incident_steps),
    )
    if again := lead_time(spec):
        said = (again.told, again.skipped, again.wrong)
        yield from (f"- {escaped(sentence)}" for sentence in said if sentence)


def _bound(monitor: Monitor, phrases: Phrases) -> str:
    bounds = monitor.bounds
    if bounds is None:
        criteria = monitor.layer is Layer.PERFORMANCE
        return phrases.say("when one of them no longer passes") if criteria else _no_alarm(phrases)
    words = early = ""
    if bounds.alarm:
        name, unit = _TESTS[bounds.test]
        words = phrases.say("{0} or more", phrases.say(name, _number(bounds.alarm, unit, phrases)))
    if bounds.warn:
        early = f" {phrases.say('(look from {0} on)', _number(bounds.warn, '', phrases))}"
    windows, cases = str(bounds.windows_in_a_row), figure(bounds.min_cases, phrases.language)
    return f"{words}{early}, {phrases.say(_IN_A_ROW, windows, cases)}"


def _no_alarm(phrases: Phrases) -> str:
    return f"*{phrases.say('no alarm yet')}*"


def _number(value: float, unit: str, phrases: Phrases) -> str:
    words = figure(100 * value if unit else value, phrases.language)
    return f"{words} {unit}".rstrip()
