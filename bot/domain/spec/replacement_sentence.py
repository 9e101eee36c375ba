"""One number of a spec put in the place of another: 'change 92 % to 95 %', 'make it $80 instead of $50'."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.domain.number import CURRENCIES, DURATIONS, Number, numbers_in
from bot.domain.spec.form import NEW, inputs_of, parts_of, section_of
from bot.domain.spec.form_input import Input
from bot.domain.spec.model import AISpec

_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_MAKE = (
    r"(?:(?:please|bitte|rather|better|lieber|besser|plutôt|i meant|i mean|ich meine|je voulais dire|no|nein|non|sorry)[,:]?\s+)*"
    r"(?:(?:make|set|put)(?:\s+(?:it|that|this))?(?:\s+(?:to|at))?|use|take|let's (?:say|take)|it(?:'s| is| should be| must be)"
    r"|mets|mettez|mettons|prends|prenez|prenons|c'est|ce doit être|nimm|nehmen wir|nehmen sie|setz\w*(?: es)?(?: auf)?|mach\w*(?: es)?|es sind|es soll\w*)?\s*"
)
_INSTEAD = r"(?:instead of|rather than|in place of|(?:an)?statt|anstelle von|au lieu de|plutôt que|à la place de)"
_NOT = r"(?:not|nicht|pas|et non)"
_CHANGE = (
    r"(?:please\s+|bitte\s+|can you\s+|could you\s+|kannst du\s+|peux-tu\s+|pouvez-vous\s+)*"
    r"(?:change|replace|update|move|raise|lower|increase|decrease|turn|correct"
    r"|change[rz]?|remplace[rz]?|passe[rz]?(?: de)?|monte[rz]?(?: de)?|baisse[rz]?(?: de)?|corrige[rz]?"
    r"|änder\w*|ersetz\w*|erhöh\w*|senk\w*|korrigier\w*)"
    r"(?:\s+(?:it|that|this|es|from|the|von|de|les?|la|die|den|das))*"
)
_TO = r"(?:to|with|by|into|auf|durch|zu|in|par|en|à)"
_IS_TO_BE = (
    r"(?:should (?:really |rather )?be|must be|has to be|needs to be|ought to be|is to be|soll(?:en|te|ten)?|muss|müssen"
    r"|doi(?:t|vent) être|devrai(?:t|ent) être|becomes?|wird zu|devient|->|\u2192|=>)"
)
_END = r"(?:,?\s+(?:please|bitte|sein|werden|ändern|erhöhen|senken|s'il (?:te|vous) plaît))*"
_NEW_FIRST = re.compile(
    rf"{_MAKE}{_MARK}[,;]?\s+(?:(?:and\s+)?{_NOT}|{_INSTEAD})\s+{_MARK}{_END}", re.IGNORECASE
)
_OLD_FIRST = re.compile(
    rf"(?:{_CHANGE}\s+{_MARK}\s+{_TO}\s+{_MARK}"
    rf"|{_MARK}\s*{_IS_TO_BE}\s*{_MARK}"
    rf"|(?:{_INSTEAD}|{_NOT})\s+{_MARK}[,;]?\s+(?:(?:but|sondern|mais)\s+)?{_MAKE}{_MARK}){_END}",
    re.IGNORECASE,
)
_STATEMENT = "problem"  # what stands there is corrected in the statement, which the spec follows
_PERCENT, _WHOLE = "%", 100
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")


class Replacement(NamedTuple):
    """What a field is to say; or the items whose number it could be."""

    text: str
    path: str | None
    choices: tuple[str, ...] = ()


def replacement(words: str, spec: AISpec, item: str | None = None) -> Replacement | None:
    """Which field of the spec holds the number a clause replaces.

    None where it replaces none that is there, or what it says is no such number: 3 days for 80 %.

    Args:
        words: The clause, without the number of an item.
        spec: Whose fields.
        item: The address of the item it names, if it does.
    """
    pair = _pair(words, spec.language)
    if pair is None:
        return None
    old, new = pair
    text = _written(old, new)
    found = _holders(spec, old)
    if item is not None:
        found = {place: each for place, each in found.items() if place == item}
    if text is None or not found:
        return None
    if len(found) == 1:
        ((_, each),) = found.items()
        return Replacement(_with(each.value, old, text, spec.language), each.address)
    if all(place.startswith("acceptance.") for place in found):
        return Replacement(text, None, tuple(found))
    return None


def _pair(words: str, language: str) -> tuple[Number, Number] | None:
    """The number that was, and the one that is to be."""
    numbers = numbers_in(words, language)
    if len(numbers) != 2:  # noqa: PLR2004  # one in the place of another
        return None
    first, second = numbers
    plain = f"{words[: first.start]}{_MARK}{words[first.end : second.start]}{_MARK}{words[second.end :]}"
    plain = plain.strip(" .!")
    if _NEW_FIRST.fullmatch(plain):
        return second, first
    return (first, second) if _OLD_FIRST.fullmatch(plain) else None


def _holders(spec: AISpec, old: Number) -> Mapping[str, Input]:
    """The fields that hold a number, one for each item: rather the number itself than words around one.

    None where that is not certain, or where it is the statement's own.
    """
    numbers: dict[str, Input] = {}
    sentences: dict[str, Input] = {}
    for each in _written_fields(spec):
        for one in _same_in(each.value, old, spec.language)[:1]:
            alone = one.text.strip() == each.value.strip()
            if section_of(each.address) != _STATEMENT:
                (numbers if alone else sentences)[each.address] = each
            elif alone:
                return {}
    held = {address.rpartition(".")[0]: each for address, each in (numbers or sentences).items()}
    return held if len(held) == len(numbers or sentences) else {}


def _written_fields(spec: AISpec) -> Iterator[Input]:
    for part in parts_of(spec):
        if part.address.endswith(f".{NEW}"):
            continue
        for each in inputs_of(spec, part.address):
            bound = ".bounds." in each.address  # a number of a monitor, no words of anybody
            if each.value and not each.choices and not each.is_list and not bound:
                yield each


def _same_in(text: str, old: Number, language: str) -> list[Number]:
    return [
        one
        for one in numbers_in(text, language)
        if set(one.readings) & set(old.readings) and old.unit in {one.unit, None}
    ]


def _with(text: str, old: Number, new: str, language: str) -> str:
    """The text with every such number in it replaced."""
    for one in reversed(_same_in(text, old, language)):
        text = f"{text[: one.start]}{new}{text[one.end :]}"
    return text


def _written(old: Number, new: Number) -> str | None:
    """How the new number is written: with the unit of the old one where it has none of its own."""
    digits = _DIGITS.search(new.text)
    if new.unit or digits is None:
        return new.text if old.unit is None or _measures(new) == _measures(old) else None
    if old.unit != _PERCENT:
        return _DIGITS.sub(lambda _: digits.group(), old.text, count=1)
    if new.value < 1:  # 0.8 for 70 %
        return f"{100 * new.value:g} %"
    return f"{digits.group()} %" if new.value <= _WHOLE else None


def _measures(number: Number) -> str | None:
    """What a unit is of: money, time, or itself."""
    if number.unit in CURRENCIES:
        return "money"
    return "time" if number.unit in DURATIONS else number.unit
