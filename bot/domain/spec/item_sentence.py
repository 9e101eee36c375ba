"""Items of the lists of a spec, added and removed as people say it: 'add a risk: …', 'drop the shadow phase'."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from bot.domain.provenance import Field, fold, value_text
from bot.domain.spec.edit import part
from bot.domain.spec.item_words import (
    ADDS,
    ARTICLES,
    COMPONENTS,
    EMPTY,
    ENDS,
    LAYERS,
    LINK,
    LISTS,
    NAMES,
    ONLY_REMOVED,
    PHASES,
    ROLES,
)
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.drift import Layer
from bot.domain.spec.plan.rollout import PhaseName
from bot.domain.spec.wished import Wish

_LONG = 3  # letters: articles and prepositions are shorter
_MOST_BEFORE = 4  # words between the article and what is added, as in "a refusal rate monitor"
_MOST_CHOICES = 8
_SORTS: Mapping[str, tuple[tuple[StrEnum, str], ...]] = {
    "rollout.phases": tuple(PHASES.items()),
    "components": tuple(COMPONENTS.items()),
    "drift.monitors": tuple(LAYERS.items()),
    "raci.holders": tuple(ROLES.items()),
}
_UNTOLD: Mapping[str, StrEnum] = {
    "rollout.phases": PhaseName.LIMITED,
    "drift.monitors": Layer.PERFORMANCE,
}
_LISTED = re.compile(
    "|".join(
        rf"(?P<{address.replace('.', '__')}>(?<![\w-])(?:(?:{whole})|[\w-]*?(?:{ending}))(?![\w-]))"
        for address, (whole, ending) in LISTS.items()
    ),
    re.IGNORECASE,
)
# 'Risk: …', 'Limitation: …': a list that people add to, and a colon.
LABELLED = "|".join(
    rf"(?:{whole}|[\w-]*?(?:{ending}))\s*:"
    for address, (whole, ending) in LISTS.items()
    if address not in ONLY_REMOVED and address != "raci.holders"
)
_ENDS_NAME = re.compile(
    rf"\s*(?:$|[:,;\u2013\u2014]|(?:hinzu|auf|ein|from|as|comme|als|{LINK}))", re.IGNORECASE
)
_AS = r"(?:as|comme|als)\s+"
_TO_BE = r"(?:zu[rm]?\s+|comme\s+|as\s+|to be\s+)?"


class Addition(NamedTuple):
    """One more item, and what it says."""

    wish: Wish
    text: str
    section: str
    sort: str | None
    item: str | None = None  # that it takes the place of


class Removal(NamedTuple):
    """An item that is to go, or those it could be."""

    item: str | None
    choices: tuple[str, ...]


def addition(words: str, spec: AISpec) -> Addition | None:
    """What a clause adds to a list of the spec; nothing where it names no list."""
    if found := re.match(rf"(?:{NAMES})\s+(?P<rest>.+)$", words, re.IGNORECASE):
        return _holder(found["rest"], spec, _TO_BE, anew=False)
    if holds := re.match(
        r"(?P<who>[^\W\d_][\w.\u2019'@<>-]*(?: [^\W\d_][\w.\u2019'-]*)?)\s+(?:is|est|ist|wird)\s+(?P<role>.+)$",
        words,
    ):
        return _holder(f"{holds['who']} {holds['role']}", spec, _TO_BE, anew=False)
    if re.match(LABELLED, words, re.IGNORECASE):
        return _named_first(words)
    found = re.match(rf"(?:{ADDS})\s+(?P<rest>.+)$", words, re.IGNORECASE)
    if found is None:
        return None
    rest = re.sub(ENDS, "", found["rest"].strip(), flags=re.IGNORECASE)
    return _holder(rest, spec, _AS, anew=True) or _listed_as(rest) or _named_first(rest)


def removal(words: str, spec: AISpec) -> Removal | None:
    """Which item a clause is about, by the words it has in common with it; several where it could be any."""
    listed = _list_named(words)
    if listed is None:
        return None
    section = _section(listed)
    items = part(spec, section)
    if not isinstance(items, tuple) or not items:
        return None
    every = tuple(f"{section}.{item.id}" for item in items)
    short = 1 if section == "raci.holders" else _LONG  # names of people can be short
    if sort := _sort(section, words):
        of_sort = tuple(
            path for path, item in zip(every, items, strict=True) if _sort_of(item) == sort
        )
        if of_sort and section != "drift.monitors":
            return _one_or_several(of_sort)
    rest = f"{words[: listed.start()]} {words[listed.end() :]}".split(" ", 1)[1]  # after the verb
    spoken = _names_in(rest, short)
    counts = {
        path: len(spoken & _names_in(_everything(item), short))
        for path, item in zip(every, items, strict=True)
    }
    most = max(counts.values())
    if most == 0 or 2 * most < len(spoken):
        if len(every) == 1 and not spoken:
            return Removal(every[0], ())
        return Removal(None, every) if len(every) <= _MOST_CHOICES else None
    return _one_or_several(tuple(path for path, count in counts.items() if count == most))


def _one_or_several(paths: tuple[str, ...]) -> Removal:
    return Removal(paths[0], ()) if len(paths) == 1 else Removal(None, paths[:_MOST_CHOICES])


def _holder(rest: str, spec: AISpec, link: str, *, anew: bool) -> Addition | None:
    """Who holds a role: in the place of nobody, or of whoever held it."""
    words = rest.split()
    for cut in range(1, len(words)):
        role = re.sub(rf"^{link}{ARTICLES}", "", " ".join(words[cut:]), flags=re.IGNORECASE)
        if role == " ".join(words[cut:]) and link == _AS:
            continue
        if sort := _whole_sort("raci.holders", role):
            same = [one for one in spec.raci.holders if one.role.value == sort]
            free = next((one for one in same if one.person.value is None or not anew), None)
            item = f"raci.holders.{free.id}" if free else None
            who = " ".join(words[:cut]).strip(" ,")
            return Addition(Wish.HOLD, who, "raci.holders", sort, item)
    return None


def _listed_as(rest: str) -> Addition | None:
    """`add slow answers as a risk`."""
    found = re.match(rf"(?P<what>.+),?\s+{_AS}{ARTICLES}(?P<rest>[^:]+)$", rest, re.IGNORECASE)
    listed = _LISTED.fullmatch(found["rest"].strip()) if found else None
    if found is None or listed is None:
        return None
    return _added(_section(listed), found["what"].strip(" “”\"'«»"), found["what"])


def _named_first(rest: str) -> Addition | None:
    """`add a risk: slow answers`, `add a refusal rate monitor`."""
    article = re.match(ARTICLES, rest, re.IGNORECASE)
    bare = rest[article.end() :] if article else rest
    listed = _list_named(bare)
    if listed is None:
        return None
    before = bare[: listed.start()].strip()
    if not _is_plain(_section(listed), listed.group()):  # a word made of two, as in German
        before = f"{before} {listed.group()}".strip()
    if ":" in before or len(before.split()) > _MOST_BEFORE:
        return None
    after = re.sub(r"^\s*(?:hinzu|auf|ein)?\s*", "", bare[listed.end() :], flags=re.IGNORECASE)
    told = re.match(r"[:\u2013\u2014-]\s*", after)
    after = (
        after[told.end() :] if told else re.sub(rf"^(?:{LINK})\s*", "", after, flags=re.IGNORECASE)
    )
    after = after.strip(" ,;")
    text = f"{before}{': ' if told and before else ' '}{after}".strip(" :") if before else after
    return _added(_section(listed), text, f"{before} {listed.group()} {after}")


def _added(section: str, text: str, everything: str) -> Addition | None:
    if section in ONLY_REMOVED or section == "raci.holders":
        return None
    sort = _sort(section, everything) if section in _SORTS else None
    if sort is not None and section in {"rollout.phases", "components"}:
        text = _without_sort(section, text, sort)
    if sort is None and section in _SORTS:
        usual = _UNTOLD.get(section)
        if usual is None:
            return None
        sort = usual.value
    if not text and section != "rollout.phases":
        return None
    return Addition(Wish.ADD, text, section, sort)


def _list_named(words: str) -> re.Match[str] | None:
    """The name of a list, where what follows belongs to it: a colon, a link, its sort, or nothing."""
    return next((one for one in _LISTED.finditer(words) if _is_whole(one, words)), None)


def _is_whole(listed: re.Match[str], words: str) -> bool:
    if _ENDS_NAME.match(words, listed.end()):
        return True
    sorts = "|".join(
        pattern for _, pattern in _SORTS.get(_section(listed), ())
    )  # a French one comes after
    return bool(sorts) and bool(
        re.match(rf"\s+(?:{sorts})(?!\w)", words[listed.end() :], re.IGNORECASE)
    )


def _is_plain(section: str, word: str) -> bool:
    return any(re.fullmatch(each, word, re.IGNORECASE) for each in LISTS[section])


def _section(listed: re.Match[str]) -> str:
    return (listed.lastgroup or "").replace("__", ".")


def _sort(section: str, words: str) -> str | None:
    """The sort of item that words speak of first."""
    found = [
        (match.start(), sort.value)
        for sort, pattern in _SORTS.get(section, ())
        if (match := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words, re.IGNORECASE))
    ]
    return min(found)[1] if found else None


def _whole_sort(section: str, words: str) -> str | None:
    """The sort that words are the name of, with at most who leads it."""
    for sort, pattern in _SORTS[section]:
        ends = r"(?:\s+(?:lead|owner|officer|engineer|person|team|leitung|responsable))?"
        if re.fullmatch(rf"\s*(?:{pattern})s?{ends}\s*", words, re.IGNORECASE):
            return sort.value
    return None


def _without_sort(section: str, text: str, sort: str) -> str:
    pattern = next(p for each, p in _SORTS[section] if each.value == sort)
    left = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)\s*[:,]?\s*", "", text, count=1, flags=re.IGNORECASE)
    bare = rf"^{ARTICLES}" if section == "components" else rf"^{ARTICLES}(?=[:,]|$)"
    left = re.sub(bare, "", left.strip(" ,:"), flags=re.IGNORECASE)
    return re.sub(rf"^(?:{LINK})\s+", "", left.strip(" ,:"), flags=re.IGNORECASE).strip()


def _sort_of(item: object) -> str | None:
    sort = getattr(item, "role", None) or getattr(item, "name", None)
    return sort.value if isinstance(sort, StrEnum) else None


def _everything(item: object) -> str:
    leaves = (getattr(item, name) for name in type(item).model_fields)  # type: ignore[attr-defined]
    return " ".join(
        value_text(leaf.value) if isinstance(leaf, Field) else str(leaf)
        for leaf in leaves
        if isinstance(leaf, Field | StrEnum)
    )


def _names_in(words: str, longer_than: int) -> set[str]:
    """The words that can tell one item from another."""
    found = re.findall(r"\w+", fold(words))
    return {word for word in found if len(word) > longer_than and word not in EMPTY}
