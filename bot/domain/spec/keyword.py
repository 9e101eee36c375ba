"""The key words of BCP 14 in our documents: capitals only where they bind, one to a statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The paragraph that RFC 8174 asks for, as it stands there.
BOILERPLATE = (
    'The key words "MUST", "MUST NOT", "REQUIRED", "SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT", '
    '"RECOMMENDED", "NOT RECOMMENDED", "MAY", and "OPTIONAL" in this document are to be '
    "interpreted as described in BCP 14 [RFC2119] [RFC8174] when, and only when, they appear in "
    "all capitals, as shown here."
)
# The same words as French and German standards write them.
_BOILERPLATES = {
    "fr": (
        "Les mots clés « DOIT », « NE DOIT PAS », « DEVRAIT », « NE DEVRAIT PAS » et « PEUT » de ce document "
        "correspondent à « MUST », « MUST NOT », « SHOULD », « SHOULD NOT » et « MAY » et s'entendent "
        "comme décrit dans BCP 14 [RFC2119] [RFC8174], uniquement quand ils sont écrits tout en "
        "capitales, comme ici."
    ),
    "de": (
        "Die Schlüsselwörter „MUSS“, „DARF NICHT“, „SOLLTE“, „SOLLTE NICHT“ und „KANN“ in diesem Dokument "
        "entsprechen „MUST“, „MUST NOT“, „SHOULD“, „SHOULD NOT“ und „MAY“ und sind so zu verstehen, wie "
        "BCP 14 [RFC2119] [RFC8174] es beschreibt, aber nur, wenn sie wie hier ganz in Großbuchstaben "
        "stehen."
    ),
}
_ENGLISH = r"\b(?:MUST(?: NOT)?|SHALL(?: NOT)?|SHOULD(?: NOT)?|(?:NOT )?RECOMMENDED|REQUIRED|MAY|OPTIONAL)\b"
_KEYWORDS = {
    "en": re.compile(_ENGLISH),
    "fr": re.compile(
        rf"{_ENGLISH}|\b(?:NE )?(?:DOI(?:VEN)?T|DEVRAI(?:EN)?T)(?: PAS)?\b|\bPEU(?:VEN)?T\b"
    ),
    "de": re.compile(rf"{_ENGLISH}|\b(?:MUSS|MÜSSEN|DARF|DÜRFEN|SOLLTEN?|KANN|KÖNNEN)\b"),
}
_BINDS = {
    "en": re.compile(r"\b(?:shall|must)(?: not)?\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne )?doi(?:ven)?t(?: pas)?\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:muss|müssen|(?:darf|dürfen)(?=.*\bnicht\b))\b", re.IGNORECASE),
}
_NOT = re.compile(r"\bnicht\b")
_STATEMENT = re.compile(r"^- (?:\*\*(?=BR)|\[(?=REQ))((?:BR|REQ)-\d+)(?:\*\*|\]) ")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`")


@dataclass(frozen=True, slots=True)
class KeywordFault:
    """Where a document uses the key words in another way than it says."""

    line: int
    what: str


def boilerplate(language: str) -> str:
    """The paragraph that gives the key words their meaning."""
    return _BOILERPLATES.get(language, BOILERPLATE)


def with_keyword(statement: str, language: str = "en") -> str:
    """A rule with the verb that binds in capitals; what people are quoted with stays as it was."""
    bare = _QUOTED.sub(lambda match: "·" * len(match.group()), statement)
    if _KEYWORDS.get(language, _KEYWORDS["en"]).search(bare):
        return statement
    found = _BINDS.get(language, _BINDS["en"]).search(bare)
    if found is None:
        return statement
    words = _raised(statement, found)
    if found.group().casefold() not in _FORBIDDING:
        return words
    denied = _NOT.search(bare, found.end())  # "darf es nicht": both of its words bind
    return _raised(words, denied) if denied else words


_FORBIDDING = frozenset({"darf", "dürfen"})


def _raised(text: str, found: re.Match[str]) -> str:
    start, end = found.span()
    return f"{text[:start]}{text[start:end].upper()}{text[end:]}"


def binds(statement: str) -> bool:
    """Whether exactly one key word stands in a statement, outside what somebody is quoted with."""
    return len(_KEYWORDS["en"].findall(_QUOTED.sub("", statement))) == 1


def keyword_faults(document: str) -> Iterator[KeywordFault]:
    """What BCP 14 would object to in a Markdown document of ours, in any of its languages.

    The paragraph that gives the words their meaning must be there if they are used; every rule binds
    by exactly one of them; and nowhere else does one stand in capitals, unless somebody is quoted.
    """
    paragraphs = {BOILERPLATE: "en", **{text: name for name, text in _BOILERPLATES.items()}}
    told = next((name for text, name in paragraphs.items() if text in document), None)
    keyword = _KEYWORDS[told or "en"]
    for number, line in enumerate(document.splitlines(), start=1):
        if line in paragraphs:
            continue
        rule = _STATEMENT.match(line)
        used = keyword.findall(_QUOTED.sub("", line))
        if rule and len(used) != 1:
            yield KeywordFault(number, f"{rule[1]} binds by {len(used)} key words, not by one")
        if used and not rule:
            yield KeywordFault(number, f"{used[0]} stands in capitals and binds nothing")
        if used and not told:
            yield KeywordFault(number, f"nothing says what {used[0]} means")
