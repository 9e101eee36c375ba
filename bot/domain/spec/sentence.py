"""Changes to a spec as people say them: 'make the threshold 92 %, and refuse refunds over $500'."""

import re
from collections.abc import Iterator

from bot.domain.number import numbers_in
from bot.domain.provenance import fold
from bot.domain.spec.address import address_of
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.further_sentence import besides
from bot.domain.spec.item_sentence import LABELLED, Addition, addition, removal
from bot.domain.spec.item_words import ADDS
from bot.domain.spec.leaf_sentence import setting
from bot.domain.spec.listing import LISTINGS
from bot.domain.spec.model import AISpec
from bot.domain.spec.pin_sentence import pinned
from bot.domain.spec.replacement_sentence import replacement
from bot.domain.spec.rollout_sentence import OPENS as STAGES
from bot.domain.spec.waiver_sentence import WAIVES, waived_until
from bot.domain.spec.wished import Heard, Wish, Wished

_SPOKEN = "AC|RF|BR|OV|GR|RK|ER|CO"  # what people write without a hyphen too
_ID = re.compile(
    rf"\b(?:({_SPOKEN})[\s-]?|({'|'.join(LISTINGS.values())})-)0*(\d{{1,3}})\b", re.IGNORECASE
)
_SETS = (
    r"make|set|change|raise|lower|move|put|increase|decrease|tighten|relax"
    r"|mets|mettez|mettre|fixe|fixez|passe|passez|change[rz]?|monte[rz]?|baisse[rz]?|relève"
    r"|setz\w*|änder\w*|erhöh\w*|senk\w*|mach\w*|heb\w*"
)
_NUMBER_NAMES = (
    r"threshold|bar|floor|cut-?off|minimum|seuil|plancher|schwell\w*|mindestwert|grenzwert"
)
_REFUSES = r"refuse|decline|reject|turn down|refuse[rz]|décline[rz]?|verweiger\w*|lehn\w*"
_REMOVES = r"remove|drop|delete|strike|supprime[rz]?|retire[rz]?|enlève|enlevez|entfern\w*|streich\w*|lösch\w*"
_REQUIRES = (
    r"add(?: a| the)? (?:criterion|requirement)\b|also require|require(?: that)?"
    r"|ajoute[rz]?(?: un| le)? critère|exige[rz]?(?: que)?"
    r"|füge?(?: ein| das)? kriterium(?: hinzu)?|verlang\w*(?: dass)?"
)
_SEVERITIES = {
    "critical": r"critical|critique|kritisch\w*",
    "major": r"major|majeure?|schwerwiegend\w*|wesentlich\w*",
    "minor": r"minor|mineure?|geringfügig\w*|klein\w*",
}
_FILLER = r"(?:please\s+|bitte\s+|s'il (?:te|vous) plaît,?\s+|can you\s+|could you\s+|would you\s+|kannst du\s+|könntest du\s+|könnten sie\s+|peux-tu\s+|pouvez-vous\s+|let's\s+|and\s+|et\s+|und\s+|also\s+|aussi\s+|auch\s+)*"
_POLITE = re.compile(
    r"\s*(?:please|can you|could you|would you|bitte|kannst du|könnte[ns]t?|peux-tu|pouvez-vous)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"^{_FILLER}(?:{_SETS}|{_REFUSES}|{_REMOVES}|{_REQUIRES}|{ADDS}|{LABELLED}|{STAGES}|(?:{WAIVES})\s+AC|{_ID.pattern})(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*(?:[;\n]|(?<!\d)\.(?!\d)|[.](?=\s|$)|,?\s+(?:and|et|und)\s+|,\s+)\s*", re.IGNORECASE
)


def heard_in(text: str, spec: AISpec) -> Heard:
    """Read what a message asks of a spec; nothing of it is left out without being named."""
    wishes: list[Wished] = []
    rest: list[str] = []
    for start, end in _clauses(text):
        clause = text[start:end]
        asks = text[end : end + 1] == "?" or clause.endswith("?")
        wished = () if asks and not _POLITE.match(clause) else _wished(clause, start, spec)
        if wished:
            wishes += wished
        elif re.sub(rf"^{_FILLER}", "", f"{clause} ", flags=re.IGNORECASE).strip():
            rest.append(text[start : end + 1].strip() if asks else clause)
    return Heard(tuple(wishes), tuple(rest))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a message that each begin like a request; what follows one belongs to it."""
    begins = [0]
    for joint in _JOINT.finditer(text):
        hard = any(mark in joint.group() for mark in ";\n.")
        if hard or _OPENS.match(text[joint.end() :]):
            begins.append(joint.end())
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        clause = text[start:end]
        kept = clause.strip(" \t\n,;.!?") if clause.strip() else ""
        if joined := re.search(r",?\s+(?:and|et|und)$", kept, re.IGNORECASE):
            kept = kept[: joined.start()]
        if kept:
            first = start + clause.index(kept)
            yield first, first + len(kept)


def _wished(clause: str, start: int, spec: AISpec) -> tuple[Wished, ...]:
    opening = re.match(_FILLER, clause, re.IGNORECASE)
    skipped = opening.end() if opening else 0
    words, at = clause[skipped:], start + skipped
    end = at + len(words)
    for read in (_waiver, _removal, _refusal, _requirement):
        if found := read(words, spec):
            wish, text, item, choices = found
            return (Wished(wish, text, at, end, item, choices),)
    if added := addition(words, spec) or _new_part(words, spec):
        wished = Wished(
            added.wish, added.text, at, end, added.item, section=added.section, sort=added.sort
        )
        return (wished,)
    for read in (_severity, _owner, _oversight):
        if found := read(words, spec):
            wish, text, item, choices = found
            return (Wished(wish, text, at, end, item, choices),)
    if fields := setting(words, spec, _named(words, spec), _ID.pattern, _SETS):
        return tuple(Wished(Wish.SET, one.text, at, end, one.path) for one in fields)
    for read in (_replacement, _threshold):
        if found := read(words, spec):
            wish, text, item, choices = found
            return (Wished(wish, text, at, end, item, choices),)
    more = None if _ID.search(words) else besides(clause)
    return (Wished(Wish.REQUIRE, more, at, end),) if more else ()


def _new_part(words: str, spec: AISpec) -> Addition | None:
    """A part the spec does not have yet, named with its version."""
    pin = pinned(words, spec)
    if pin is None or pin.id is not None:
        return None
    return Addition(Wish.ADD, pin.version, "components", pin.name.value)


_Found = tuple[Wish, str, str | None, tuple[str, ...]]


def _waiver(words: str, spec: AISpec) -> _Found | None:
    until, item = waived_until(words), _named(words, spec)
    if until is None or item is None or not item.startswith("acceptance."):
        return None
    return Wish.WAIVE, until, item, ()


def _removal(words: str, spec: AISpec) -> _Found | None:
    if not re.match(rf"(?:{_REMOVES})\b", words, re.IGNORECASE):
        return None
    if item := _named(words, spec):
        return Wish.REMOVE, words, item, ()
    found = removal(words, spec)
    return (Wish.REMOVE, words, found.item, found.choices) if found else None


def _refusal(words: str, spec: AISpec) -> _Found | None:  # noqa: ARG001
    found = re.match(rf"(?:{_REFUSES})\s+(?:to\s+|de\s+)?(?P<what>.+)$", words, re.IGNORECASE)
    if found is None:
        return None
    what = re.sub(r"\s+ab$", "", found["what"].strip(" :"), flags=re.IGNORECASE)
    return (Wish.REFUSE, what, None, ()) if what else None


def _requirement(words: str, spec: AISpec) -> _Found | None:  # noqa: ARG001
    found = re.match(rf"(?:{_REQUIRES})\s*:?\s*(?P<what>.+)$", words, re.IGNORECASE)
    return (Wish.REQUIRE, found["what"].strip(), None, ()) if found else None


def _severity(words: str, spec: AISpec) -> _Found | None:
    item = _named(words, spec)
    if item is None or not item.startswith(("acceptance.", "errors.")):
        return None
    for severity, pattern in _SEVERITIES.items():
        if re.search(rf"\b(?:{pattern})$", words, re.IGNORECASE) and not numbers_in(
            _ID.sub("", words), spec.language
        ):
            return Wish.SEVERITY, severity, item, ()
    return None


_OWNABLE = ("acceptance.", "risks.", "drift.monitors.", "rollout.phases.", "measures.")
_OWNED = (
    re.compile(
        r"(?:owner|responsable|verantwortlich\w*)\b.*?\b(?:is|=|:|est|ist|to|an)\s+(?P<who>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:is|est|ist)\s+(?:owned by|à la charge de|in der hand von)\s+(?P<who>.+)$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<who><?@?[\w .'-]+>?)\s+owns\b", re.IGNORECASE),
)


def _owner(words: str, spec: AISpec) -> _Found | None:
    item = _named(words, spec)
    if item is None or not item.startswith(_OWNABLE):
        return None
    for pattern in _OWNED:
        if found := pattern.search(words):
            return Wish.OWNER, found["who"].strip(), item, ()
    return None


_AGREES = re.compile(
    r"\b(?:needs?|requires?|with|nécessite|demande|braucht|benötigt)\b.*?"
    r"\b(?:approval|approved|ok|sign-?off|accord|validation|freigabe|zustimmung)\b"
    r"(?:\s+(?:by|from|of|de la|de|du|par|von|durch)\s+(?P<who>.+))?$",
    re.IGNORECASE,
)


def _oversight(words: str, spec: AISpec) -> _Found | None:
    item = _named(words, spec)
    if item is None or not item.startswith("oversight."):
        return None
    found = _AGREES.search(words)
    return (Wish.OVERSEE, (found["who"] or "").strip(), item, ()) if found else None


def _replacement(words: str, spec: AISpec) -> _Found | None:
    plain = " ".join(_ID.sub(" ", words).split()).lstrip(": ,")
    new = replacement(plain, spec, _named(words, spec))
    if new is None:
        return None
    return Wish.SET if new.path else Wish.THRESHOLD, new.text, new.path, new.choices


def _threshold(words: str, spec: AISpec) -> _Found | None:
    plain = _ID.sub(lambda found: " " * len(found.group()), words)
    numbers = numbers_in(plain, spec.language)
    if not numbers or (len(numbers) > 1 and not _FROM_TO.search(plain)):
        return None
    item = _named(words, spec)
    sets = re.match(rf"(?:{_SETS})\b", words, re.IGNORECASE)
    names_it = re.search(rf"\b(?:{_NUMBER_NAMES})\b", words, re.IGNORECASE)
    if item is not None and not item.startswith("acceptance."):
        return None
    if item is None and not (sets and (names_it or _about(words, spec))):
        return None
    if item is None:
        about = _about(words, spec) or _numbered(spec)
        if not about:
            return None
        item = about[0] if len(about) == 1 else None
        choices = () if item else about
    else:
        choices = ()
    return Wish.THRESHOLD, plain[_written_from(plain, numbers[-1].start) :].strip(), item, choices


_LONG = 3  # letters: articles and prepositions are shorter
_FROM_TO = re.compile(r"\b(?:from|de|von)\b.*\b(?:to|à|auf)\b", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(
    r"(?:at least|at most|no more than|no less than|not more than|less than|more than|fewer than"
    r"|under|below|over|above|au moins|au plus|moins de|plus de|mindestens|höchstens|unter|über"
    r"|weniger als|mehr als|maximal|[<>]=?|[≤≥])\s*$",
    re.IGNORECASE,
)


def _written_from(words: str, number: int) -> int:
    """Where a number begins with its comparator."""
    found = _BEFORE_NUMBER.search(words[:number])
    return found.start() if found else number


def _named(words: str, spec: AISpec) -> str | None:
    numbers = (f"{found[1] or found[2]}{found[3]}" for found in _ID.finditer(words))
    addresses = (address_of(spec, number) for number in numbers)
    return next(filter(None, addresses), None)


def _names_in(words: str) -> set[str]:
    """The words that can name a measure: long ones, and short ones with a digit such as F1."""
    return {
        word
        for word in re.findall(r"\w+", fold(words))
        if len(word) > _LONG or (word[0].isalpha() and any(map(str.isdigit, word)))
    }


def _about(words: str, spec: AISpec) -> tuple[str, ...]:
    """The criteria whose name is spoken of, those with most words of it in common first."""
    spoken = _names_in(words)
    counts = {
        f"acceptance.{one.id}": len(spoken & _names_in(one.title))
        for one in spec.acceptance
        if _takes_number(one)
    }
    most = max(counts.values(), default=0)
    return tuple(path for path, count in counts.items() if count == most) if most else ()


def _numbered(spec: AISpec) -> tuple[str, ...]:
    """The criteria a bare 'threshold' can mean: those that have one, else those that wait for one."""
    takes = [one for one in spec.acceptance if _takes_number(one) and one.kind != "business"]
    having = [one for one in takes if not one.to_be_agreed]
    return tuple(f"acceptance.{one.id}" for one in having or takes)


def _takes_number(criterion: AcceptanceCriterion) -> bool:
    return criterion.threshold is not None
