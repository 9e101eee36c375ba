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
_KEYWORD = re.compile(
    r"\b(?:MUST(?: NOT)?|SHALL(?: NOT)?|SHOULD(?: NOT)?|(?:NOT )?RECOMMENDED|REQUIRED|MAY|OPTIONAL)\b"
)
_BINDS = re.compile(r"\b(?:shall|must)(?: not)?\b", re.IGNORECASE)
_STATEMENT = re.compile(r"^- (?:\*\*(?=BR)|\[(?=REQ))((?:BR|REQ)-\d+)(?:\*\*|\]) ")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`")


@dataclass(frozen=True, slots=True)
class KeywordFault:
    """Where a document uses the key words in another way than it says."""

    line: int
    what: str


def with_keyword(statement: str) -> str:
    """A rule with the verb that binds in capitals; what people are quoted with stays as it was."""
    bare = _QUOTED.sub(lambda match: "·" * len(match.group()), statement)
    if _KEYWORD.search(bare):
        return statement
    found = _BINDS.search(bare)
    if found is None:
        return statement
    start, end = found.span()
    return f"{statement[:start]}{statement[start:end].upper()}{statement[end:]}"


def binds(statement: str) -> bool:
    """Whether exactly one key word stands in a statement, outside what somebody is quoted with."""
    return len(_KEYWORD.findall(_QUOTED.sub("", statement))) == 1


def keyword_faults(document: str) -> Iterator[KeywordFault]:
    """What BCP 14 would object to in a Markdown document of ours.

    The paragraph that gives the words their meaning must be there if they are used; every rule binds
    by exactly one of them; and nowhere else does one stand in capitals, unless somebody is quoted.
    """
    told = BOILERPLATE in document
    for number, line in enumerate(document.splitlines(), start=1):
        if line == BOILERPLATE:
            continue
        rule = _STATEMENT.match(line)
        used = _KEYWORD.findall(_QUOTED.sub("", line))
        if rule and len(used) != 1:
            yield KeywordFault(number, f"{rule[1]} binds by {len(used)} key words, not by one")
        if used and not rule:
            yield KeywordFault(number, f"{used[0]} stands in capitals and binds nothing")
        if used and not told:
            yield KeywordFault(number, f"nothing says what {used[0]} means")
