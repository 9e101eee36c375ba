"""Single fields of a spec, set as people say them: 'OP-02 cost: 200 €', 'retraining lead time: 3 weeks'."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from pydantic import BaseModel

from bot.domain.provenance import value_text
from bot.domain.spec.called import field_called, group_of
from bot.domain.spec.day import DAY, dated
from bot.domain.spec.edit import is_leaf, part
from bot.domain.spec.item_words import ARTICLES, COMPONENTS, PHASES
from bot.domain.spec.model import AISpec
from bot.domain.spec.own_words import is_its_own
from bot.domain.spec.phrasebook.book import LANGUAGES
from bot.domain.spec.pin_sentence import pinned
from bot.domain.spec.raci_sentence import responsibilities_told
from bot.domain.spec.rollout_sentence import stages_told
from bot.domain.spec.running_sentence import told_of_running

# Where a field has no number of an item in front; those of the problem follow the statement.
_GROUPS = (
    "service",
    "cost",
    "drift",
    "drift.retraining",
    "drift.rollback",
    "operation",
    "operation.kill_switch",
    "operation.override",
    "operation.ux",
    "operation.feedback",
    "evaluation.dataset",
    "evaluation.labelling",
    "evaluation.regression",
)
_SAID_ALONE = ("service.", "cost.")  # as in "uptime: 99.5 %" or "budget: 20,000 €"
_IS = r"\s*(?:[:=]|(?:is|to|est|ist|sind|auf|à|at|by|on)(?!\w))\s*"
_TELLS = r"\s*[:=]\s*"
# When it is trained again; "retrain the model now" is a question for people, "retrain the staff" none of ours.
_RETRAINS = re.compile(
    r"(?:re-?train(?: it| the (?:model|system))?|ré-?entraîn\w+(?:[- ]le| le (?:modèle|système))?"
    r"|(?:trainiere\w*\s+)?(?:es\s+|das (?:modell|system)\s+)?(?:neu(?: trainieren)?|nachtrainieren))"
    r",?\s+(?:(?:only|seulement|nur)\s+)?(?P<when>every|each|when|whenever|if|once|after|as soon as|monthly|weekly|quarterly|yearly"
    r"|chaque|tous les|toutes les|quand|si|dès que|après|une fois"
    r"|jede[nrsm]?|alle|wenn|sobald|falls|nach|monatlich|wöchentlich|vierteljährlich|jährlich)(?!\w)",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"(?<!\w)(?:retires?|retired|end[- ]of[- ]life|sunset|deprecated|withdrawn|shut down|discontinued"
    r"|retirée?s?|arrêtée?s?|fin de vie|abgeschaltet|eingestellt|abgekündigt|zurückgezogen|ausläuft|läuft)(?!\w)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"retired|deprecated|withdrawn|discontinued|shut down", re.IGNORECASE)
_BECOMES = re.compile(r"(?<!\w)(?:is|are|gets?|be|been)(?!\w)", re.IGNORECASE)
_VERSION = re.compile(
    r"(?<![\w-])(?=[\w.:/-]*\d)(?=[\w.:/-]*[^\W\d_])[^\W_][\w.:/-]*[-.:/][\w.:/-]+"
)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_PHASED = re.compile(r"(?<!\w)(?:mode|modus|phase\w*|rollout|stage|étape)(?!\w)", re.IGNORECASE)
_SIMPLEST = re.compile(
    r"^(?:and\s+|et\s+|und\s+)?(?:the simplest(?: (?:one|option|way))?|la plus simple|le plus simple|l['\u2019]option la plus simple"
    r"|(?:die|das) einfachste(?: (?:option|lösung))?)\s+(?:is|would be|est|serait|ist|wäre)\s+(?P<text>.+)$",
    re.IGNORECASE,
)


class Setting(NamedTuple):
    """A field, and what it is to say."""

    path: str
    text: str


def setting(words: str, spec: AISpec, item: str | None, id: str, sets: str) -> tuple[Setting, ...]:
    """What a clause sets fields to; nothing where it names none.

    Args:
        words: The clause, without what makes it polite.
        spec: Whose fields.
        item: The item it names by a number, as an address.
        id: How that number is written, as a pattern.
        sets: Verbs of setting, as alternatives.
    """
    if item is not None:
        return _of_item(words, spec, item, id, sets)
    return (
        _withdrawn(words, spec)
        or _pinned(words, spec)
        or tuple(Setting(*told) for told in told_of_running(words, partial(is_its_own, spec=spec)))
        or tuple(Setting(*told) for told in responsibilities_told(words, spec))
        or tuple(Setting(*told) for told in stages_told(words, spec))
        or _retrained(words)
        or _simplest(words, spec)
        or _phased(words, spec)
        or _of_group(words, sets)
    )


def _of_item(words: str, spec: AISpec, item: str, id: str, sets: str) -> tuple[Setting, ...]:
    labels = _leaves(part(spec, item), group_of(item))
    named = "|".join(map(re.escape, labels))
    if not labels:
        return ()
    for pattern in (
        rf"(?:(?:{sets})\s+)?(?:{id})(?:['\u2019]s)?[\s:,-]+{ARTICLES}(?P<label>{named}){_IS}(?P<text>.+)$",
        rf"(?:(?:{sets})\s+)?{ARTICLES}(?P<label>{named})\s+(?:of|for|de|von|für)\s+(?:{id}){_IS}(?P<text>.+)$",
    ):
        if found := re.match(pattern, words, re.IGNORECASE):
            name = labels[found["label"].casefold()]
            return (Setting(f"{item}.{name}", found["text"].strip()),)
    return ()


def _leaves(item: object, within: str) -> dict[str, str]:
    """The fields of an item people write, by everything they are called."""
    found: dict[str, str] = {}
    for name in type(item).model_fields if isinstance(item, BaseModel) else ():
        if is_leaf(item, name) and name != "threshold":  # whose comparator counts too
            found |= dict.fromkeys(_names(name, within), name)
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def _of_group(words: str, sets: str) -> tuple[Setting, ...]:
    told = re.match(
        rf"{ARTICLES}(?P<label>[^:=\d]{{3,60}}?){_TELLS}(?P<text>.+)$", words, re.IGNORECASE
    )
    told = told or re.match(
        rf"(?:{sets})\s+{ARTICLES}(?P<label>[^:=\d]{{3,60}}?)\s+(?:to|at|à|auf)\s+(?P<text>.+)$",
        words,
        re.IGNORECASE,
    )
    path = _by_label().get(" ".join(told["label"].casefold().split())) if told else None
    return (Setting(path, told["text"].strip()),) if told and path else ()


def _names(name: str, within: str) -> set[str]:
    """Everything a field or a part is called: in each language, and as documents name it."""
    called = {field_called(name, each, within).casefold() for each in LANGUAGES}
    return called | {name.replace("_", " ")}


@cache
def _by_label() -> dict[str, str]:
    """Fields outside lists: by group and name, and by the name alone where that says which.

    One word such as "cost" or "owner" is said of many things, so most need their group beside it.
    """
    whole: dict[str, str] = {}
    alone: dict[str, set[str]] = {}
    for group, name in _grouped():
        path = f"{group}.{name}"
        inside = group.rpartition(".")[2]
        for own in _names(name, inside):
            for around in _names(inside, ""):
                whole |= {f"{around} {own}": path, f"{own} {around}": path}
            alone.setdefault(own, set()).add(path)
    return {
        own: path
        for own, paths in alone.items()
        for path in paths
        if len(paths) == 1 and (" " in own or path.startswith(_SAID_ALONE))
    } | whole


def _grouped() -> Iterator[tuple[str, str]]:
    for group in _GROUPS:
        kind: object = AISpec
        for step in group.split("."):
            assert isinstance(kind, type) and issubclass(kind, BaseModel)  # noqa: S101, PT018
            kind = kind.model_fields[step].annotation
        assert isinstance(kind, type) and issubclass(kind, BaseModel)  # noqa: S101, PT018
        blank = kind.model_construct()
        yield from ((group, name) for name in kind.model_fields if is_leaf(blank, name))


def _withdrawn(words: str, spec: AISpec) -> tuple[Setting, ...]:
    """'The model gpt-6-2026-05 retires on 2027-09-30': the part of that version, or of that sort."""
    gone, found, version = _WITHDRAWN.search(words), DAY.search(words), _VERSION.search(words)
    day = dated(found) if found else None
    if gone is None or found is None or day is None:
        return ()
    sort = next(
        (
            kind
            for kind, called in COMPONENTS.items()
            if re.search(rf"(?<!\w)(?:{called})(?!\w)", words, re.IGNORECASE)
        ),
        None,
    )
    named = version.group() if version and version.group() != found.group() else None
    versions = {one.id: value_text(one.version.value) for one in spec.components}
    same = [one.id for one in spec.components if named and _is_pin(named, versions[one.id])]
    alike = [
        one.id
        for one in spec.components
        if one.name == sort and (not named or not versions[one.id])
    ]
    for id in same or (alike if named or _is_subject(words, gone) else ()):  # noqa: A001
        place = f"components.{id}"
        pin = [Setting(f"{place}.version", named)] if named and not versions[id] else []
        return (*pin, Setting(f"{place}.retired_on", day))
    return ()


def _pinned(words: str, spec: AISpec) -> tuple[Setting, ...]:
    pin = pinned(words, spec)
    known = pin is not None and pin.id is not None
    return (Setting(f"components.{pin.id}.version", pin.version),) if pin and known else ()


def _is_pin(named: str, pinned: str) -> bool:
    """Whether a name is that version, or one it begins with: never "gpt-4" for "gpt-4o"."""
    return re.match(rf"{re.escape(named)}(?![\w])", pinned) is not None


def _is_subject(words: str, gone: re.Match[str]) -> bool:
    """Whether a sort of component is what goes: 'the model retires', not 'we retired the thresholds'."""
    sorts = "|".join(COMPONENTS.values())
    before = words[: gone.start()]
    if _PARTICIPLE.fullmatch(gone.group()) and not _BECOMES.search(before):
        return False  # "features deprecated in the CRM"
    return re.match(rf"{ARTICLES}(?:{sorts})(?!\w)", before, re.IGNORECASE) is not None


def _retrained(words: str) -> tuple[Setting, ...]:
    if not _RETRAINS.match(words):
        return ()
    return (Setting("drift.retraining.policy", words),)


def _simplest(words: str, spec: AISpec) -> tuple[Setting, ...]:
    found = _SIMPLEST.match(words)
    simplest = next((one for one in spec.options if one.simplest), None)
    if found is None or simplest is None:
        return ()
    return (Setting(f"options.{simplest.id}.name", found["text"].strip()),)


def _phased(words: str, spec: AISpec) -> tuple[Setting, ...]:
    """'Start with 5 % of traffic in shadow mode'."""
    shares = _SHARE.findall(words)
    if len(shares) != 1 or not _PHASED.search(words):
        return ()
    for one in spec.rollout.phases:
        if re.search(rf"(?<!\w)(?:{PHASES[one.name]})(?!\w)", words, re.IGNORECASE):
            return (Setting(f"rollout.phases.{one.id}.share", shares[0]),)
    return ()
