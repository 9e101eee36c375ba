"""The question a drift alarm puts before people: a proposal, what it rests on, and what is not known."""

from collections.abc import Mapping

from pydantic import JsonValue

from bot.domain.breach.drift_alarm import COLUMNS, Alarm
from bot.domain.breach.drift_words import LABELS, alarm_words
from bot.domain.breach.words import YES_NO
from bot.domain.drift.look import Look, Moved
from bot.domain.escalation.action import Action, Request
from bot.domain.lint.model import Language
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.policy.model import REMIT
from bot.domain.provenance import value_text
from bot.domain.report.day import day_of
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion

_NAMED, _TITLE, _WHY, _SAID, _LEVEL = 12, 80, 2900, 400, 60


def alarm_request(
    alarm: Alarm, version: SpecVersion, asker: str, raci: Mapping[str, tuple[str, ...]]
) -> Request:
    """Ask what to do about data that moved and stay away, or that are broken."""
    language = language_in(version.spec.language)
    broken = any(one.broken for one in alarm.columns)
    names = ", ".join(one.name for one in alarm.columns[:_NAMED])
    return Request(
        action=Action(
            name="drift.repair" if broken else "drift.look_into",
            target=f"{version.spec.title[:_TITLE]}: {_cut(names, _TITLE)}",
            system=REMIT,
            parameters=_parameters(alarm, language, broken=broken),
        ),
        requester=asker,
        mode=OversightMode.APPROVE,
        reversibility=Reversibility.R2,
        tags=("drift", "broken" if broken else "moved"),
        why=_cut(" ".join(_said(one, language) for one in alarm.columns), _WHY),
        grounds=_grounds(alarm, language, _delay(version), broken=broken),
        language=language,
        raci=dict(raci),
    )


def is_over(look_name: str, version: SpecVersion) -> str:
    """Why nothing is left to decide."""
    words = alarm_words(language_in(version.spec.language))
    return words.over.format(name=_cut(look_name, _TITLE))


def is_about_earlier(source: str, version: SpecVersion, *, redeclared: bool = False) -> str:
    """Why nothing is left to decide once a source is compared with another reference, or declared otherwise."""
    words = alarm_words(language_in(version.spec.language))
    said = words.redeclared if redeclared else words.renewed
    return said.format(name=_cut(source, _TITLE))


def _said(one: Moved, language: Language) -> str:
    return f"{one.name}: {_cut(one.why.get(language, ''), _SAID)}"


def _parameters(alarm: Alarm, language: Language, *, broken: bool) -> dict[str, JsonValue]:
    words = alarm_words(language)
    return {
        words.if_approved: words.repair if broken else words.look_into,
        words.if_rejected: words.reject,
        COLUMNS: [one.name for one in alarm.columns],
    }


def _delay(version: SpecVersion) -> str:
    """How long it takes until it is known what was true, where the spec says so."""
    return value_text(version.spec.drift.label_delay.value)


def _grounds(alarm: Alarm, language: Language, delay: str, *, broken: bool) -> dict[str, JsonValue]:
    look, words = alarm.look, alarm_words(language)
    labelled = look.labels is not None and look.labels.labelled > 0
    facts = {
        "broken": YES_NO[language][not broken],
        "labels": LABELS[language][labelled],
    }
    conditions: dict[str, JsonValue] = {
        name: said.format_map(facts) for name, said in words.conditions.items()
    }
    told: dict[str, JsonValue] = {
        words.found: {
            one.name: _cut(one.why.get(language, ""), _SAID) for one in alarm.columns[:_NAMED]
        },
        words.since: min(one.since for one in alarm.columns),
        words.window: _window(look, language),
        words.rule: conditions,
    }
    if delay:  # until then nobody knows whether anything got worse
        told[words.arrive] = _cut(delay, _LEVEL)
    slices = [
        f"{one.name}: {each.column} = {_cut(each.value, _LEVEL)}"
        for one in alarm.columns
        for each in one.slices
    ]
    if slices:
        told[words.slices] = _cut("; ".join(slices), _SAID)
    return told


def _window(look: Look, language: Language) -> str:
    first, last = look.days
    return f"{look.name}, {day_of(first, language)} \u2013 {day_of(last, language)}, {look.rows}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
