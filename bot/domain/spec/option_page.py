"""The options compared, and the parts it is made of, as parts of the document."""

from collections.abc import Iterator

from bot.domain.spec.called import choice_called, title_of
from bot.domain.spec.facts import facts
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import cell, sheet
from bot.domain.spec.phrase import Phrases

_SIMPLEST = "{0} is the simplest; the others have to beat it."
_COMPARED = ("quality", "latency", "cost", "effort", "explainability", "risk", "evidence")
_PINNED = ("version", "provider", "retired_on")


def options(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """What is compared, with what each reached."""
    if not spec.options:
        return
    measured = any(cell(one, name, phrases) for one in spec.options for name in _COMPARED)
    if measured:
        names = ("name", *_COMPARED)
        head = (phrases.say("Id"), *(title_of(name, phrases.language, "options") for name in names))
        rows = [(one.id, *(cell(one, name, phrases) for name in names)) for one in spec.options]
        yield from (*sheet(head, rows), "")
    else:
        for one in spec.options:
            yield f"- **{one.id}** {phrases.value(one.name)}"
        yield ""
    simplest = next((one.id for one in spec.options if one.simplest), None)
    if simplest:
        yield phrases.say(_SIMPLEST, simplest)
    yield ""
    first = spec.options[0]
    wanted = (
        ("Quality", "quality", first.quality),
        ("Delay", "latency", first.latency),
        ("Price of each", "cost", first.cost),
    )
    open_ones = [
        (label, leaf)
        for label, name, leaf in wanted
        if not any(cell(one, name, phrases) for one in spec.options)
    ]
    yield from facts(phrases, *open_ones)


def components(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Each part with the version it is pinned to, and the day its provider withdraws it."""
    language = phrases.language
    known = [one for one in spec.components if any(cell(one, name, phrases) for name in _PINNED)]
    if known:
        names = ("name", *_PINNED)
        head = (phrases.say("Id"), *(title_of(name, language, "components") for name in names))
        rows = [
            (
                one.id,
                choice_called(one.name.value, language),
                *(cell(one, name, phrases) for name in _PINNED),
            )
            for one in known
        ]
        yield from ("", *sheet(head, rows), "")
    missing = [
        (phrases.say("Version of the {0}", phrases.say(one.name.value)), one.version)
        for one in spec.components
        if one.version.value is None
    ]
    days = [
        ("Day the model is withdrawn", one.retired_on)
        for one in spec.components
        if one.retired_on is not None and one.retired_on.value is None
    ]
    yield from facts(phrases, *missing, *days[:1])


def compared(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Both."""
    yield from options(spec, phrases)
    yield from components(spec, phrases)
