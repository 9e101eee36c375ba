"""One more criterion, as people ask for it beside those there are: 'we also want 9 out of 10 customers satisfied'."""

import re

from bot.domain.criterion.reading.reader import read_criteria

_BESIDES = re.compile(
    r"(?:(?:we|it|they|on|nous|il|wir|es)\s+)?"
    r"(?:(?:want|need|must|should|veut|voulons|faut|doit|wollen|brauchen|soll|muss)\s+)?"
    r"(?:also|additionally|in addition|on top of that|besides|aussi|également|en plus|de plus"
    r"|außerdem|zusätzlich|ebenfalls|auch noch|auch)(?!\w)"
    r"(?:\s+(?:want|need|must have|should have|wollen|brauchen)(?!\w))?",
    re.IGNORECASE,
)


def besides(words: str) -> str | None:
    """The criterion a clause asks for beside those there are; nothing where it sets no bar."""
    found = _BESIDES.match(words)
    if found is None:
        return None
    what = words[found.end() :].strip(" ,")
    asked = [one.criterion for one in read_criteria(what).criteria]
    held = asked and all(one.comparator is not None and one.threshold is not None for one in asked)
    return what if held else None
