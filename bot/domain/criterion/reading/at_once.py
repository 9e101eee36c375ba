"""'Declared met as soon as it is shown': what is to be judged at every look, whatever the looks before said."""

import re

from pydantic import ValidationError

from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Comparator, CriterionKind, Method, Statistic

_SAID = re.compile(
    r"(?<![\s,;:(–—])[\s,;:(–—]*+(?<!\w)(?:and |et |und )?(?:"  # noqa: RUF001
    r"(?:it |this |that )?(?:to be |is |be |may be |counts? |can be )?"
    r"(?:declared?|called|counted?|considered|taken)? ?(?:it |this |that )?(?:as |for )?"
    r"(?:met|shown|reached|proven|done) (?:as soon as|the moment|once) (?:it is|it's|that is|this is)"
    r" (?:met|shown|reached|proven)"
    r"|(?:à )?(?:déclar|consid[éè]r|compt)\w+ (?:comme )?(?:atteint|démontré|montré|réussi)\w*"
    r" dès qu(?:e c'est|e cela est|'il est|'elle est|'on l'a) (?:atteint|démontré|montré)\w*"
    r"|(?:es |das )?(?:gilt|zählt|gelten|zählen)(?: (?:als|für))? (?:erreicht|gezeigt|erfüllt),?"
    r" sobald (?:es|er|sie|das|dies) (?:erreicht|gezeigt|belegt|erfüllt|nachgewiesen) ist"
    r")\)?(?!\w)",
    re.IGNORECASE,
)
_BOUNDS = {True: Statistic.LOWER_BOUND, False: Statistic.UPPER_BOUND}


def without_at_once(text: str) -> tuple[str, bool]:
    """Blank these words out, every other character at its place, and say whether there were any."""
    left, times = _SAID.subn(lambda found: " " * len(found.group()), text.replace("’", "'"))  # noqa: RUF001
    return (left, True) if times else (text, False)


def at_every_look(criterion: Criterion) -> Criterion:
    """The same criterion judged by an e-process; what cannot be judged so stays as it is."""
    comparator = criterion.comparator
    if comparator is None or comparator is Comparator.BETWEEN or criterion.statistic:
        return criterion
    if criterion.kind is not CriterionKind.STATISTICAL:
        return criterion
    bound = {
        "statistic": _BOUNDS[comparator.wants_high],
        "confidence": criterion.confidence or CONFIDENCE,
        "method": Method.E_PROCESS,
    }
    try:
        return Criterion.model_validate(dict(criterion) | bound)
    except ValidationError:
        return criterion
