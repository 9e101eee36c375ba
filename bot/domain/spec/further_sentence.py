"""One more criterion, as people ask for it beside those there are: 'we also want 9 out of 10 customers satisfied'."""

import re

from bot.domain.criterion.reading.reader import read_criteria

_WANT = (
    r"(?:want|need|require|must(?: have)?|should(?: have)?|ve(?:ut|ux|ulent)|voulons|voudrions|faut|doit|doivent"
    r"|wollen|wollt|will|möchten?|brauchen|braucht|soll(?:en|te|ten)?|muss|müssen)"
)
_SUBJECT = r"(?:we|i|it|they|on|nous|je|il|elle|ils|wir|ich|es|sie)"
_ALSO = (
    r"(?:also|additionally|in addition|on top of that|aussi|également|en plus|de plus"
    r"|außerdem|zusätzlich|ebenfalls|auch noch|auch)"
)
_BESIDES = re.compile(
    rf"(?:{_SUBJECT}\s+)?(?:(?P<before>{_WANT})\s+(?:{_SUBJECT}\s+)?)?{_ALSO}(?!\w),?"
    rf"(?:\s+(?:{_SUBJECT}\s+)?(?P<after>{_WANT})(?!\w)(?:\s+{_SUBJECT}(?!\w))?)?",
    re.IGNORECASE,
)


def besides(words: str) -> str | None:
    """The criterion a clause asks for beside those there are; nothing where nobody wants it or it sets no bar.

    "They also miss at least 5 % of appointments" tells what is.
    """
    found = _BESIDES.match(words)
    if found is None or not (found["before"] or found["after"]):
        return None
    what = words[found.end() :].strip(" ,")
    asked = [one.criterion for one in read_criteria(what).criteria]
    held = asked and all(one.comparator is not None and one.threshold is not None for one in asked)
    return what if held else None
