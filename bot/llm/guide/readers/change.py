"""Reads a change told as a multiple of today, such as "double the rate" or "a third less than today"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.formula import evaluate, plain
from bot.domain.provenance import Field, Quantity, Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import any_of
from bot.llm.guide.passage import Sentence

CHANGE = "business_goal.change"  # no field: it becomes a target once today is known
_BASELINE, _TARGET = "business_goal.baseline", "business_goal.target"
_IT = r"(?:the|our|it|that|this|them)\b"
_LESS = r"(?:less|fewer|lower|down|weniger|niedriger|de moins|plus bas\w*)"
_MORE = r"(?:more|higher|mehr|höher|de plus|plus haut\w*)"
# What is done to the figure of today. Only wishes: what doubled last year is no target.
_SAYINGS: tuple[tuple[str, str], ...] = (
    (rf"\bhalve {_IT}|\bcut (?:it|them|the [\w -]{{2,30}}|our [\w -]{{2,30}}) in half\b|\bhalbieren\b", "÷ 2"),
    (r"\b(?:réduire|diminuer|baisser) de moitié\b|\bdiviser [^.;!?]{2,40} par deux\b", "÷ 2"),
    (r"\bhalf (?:of )?(?:that|it|this)\b|\bla moitié,? (?:ce serait|serait|suffirait|m'irait|déjà)|\bdie hälfte (?:davon )?(?:wär|wäre|reicht|würde|davon)", "÷ 2"),
    (rf"\bdouble {_IT}|\bverdoppeln\b|\bdoubler (?:le|la|les|l'|notre|nos)", "× 2"),  # noqa: RUF001
    (rf"\btriple {_IT}|\bverdreifachen\b|\btripler (?:le|la|les|l'|notre|nos)", "× 3"),  # noqa: RUF001
    (rf"\b(?:half as (?:much|many)|halb so viele?)\b|\b(?:die )?hälfte {_LESS}|\bmoitié moins\b", "÷ 2"),
    (rf"\b(?:a|one|ein|un) (?:third|drittel|tiers) {_LESS}|\b(?:by|um) (?:a|one|ein) (?:third|drittel)\b(?! {_MORE})", "× 2 ÷ 3"),  # noqa: RUF001
    (r"\b(?:réduire|diminuer|baisser) d'un tiers\b", "× 2 ÷ 3"),  # noqa: RUF001
    (rf"\b(?:a|one|ein|un) (?:quarter|viertel|quart) {_LESS}", "× 3 ÷ 4"),  # noqa: RUF001
    (r"\b(?:réduire|diminuer|baisser) d'un quart\b", "× 3 ÷ 4"),  # noqa: RUF001
    (rf"\b(?:a|one|ein|un) (?:third|drittel|tiers) {_MORE}", "× 4 ÷ 3"),  # noqa: RUF001
    (rf"\b(?:a|one|ein|un) (?:quarter|viertel|quart) {_MORE}", "× 5 ÷ 4"),  # noqa: RUF001
)  # fmt: skip
_PATTERNS = tuple((re.compile(saying, re.IGNORECASE), step) for saying, step in _SAYINGS)
_ANY = any_of(saying for saying, _ in _SAYINGS)
_UP = frozenset({"× 2", "× 3", "× 4 ÷ 3", "× 5 ÷ 4"})  # noqa: RUF001
_THIRD_DOWN = "× 2 ÷ 3"  # noqa: RUF001
_NOT = re.compile(
    r"\b(?:not|never|can't|cannot|won't|don't|nicht|kein\w*|ne|pas|jamais)\b|n't\b", re.IGNORECASE
)


def read(sentence: Sentence) -> Iterator[Finding]:
    """The change a sentence wants, as what is done to the figure of today."""
    if sentence.question or not _ANY.search(sentence.text) or _NOT.search(sentence.text):
        return
    for pattern, step in _PATTERNS:
        found = pattern.search(sentence.text)
        if found is None or (step == _THIRD_DOWN and sentence.has("goal_up")):
            continue
        quote = sentence.quote(found.start(), found.end())
        yield Finding(CHANGE, step, quote, sentence.message, sentence.index)
        return


def with_target_told(fields: Mapping[str, Field], findings: Sequence[Finding]) -> dict[str, Field]:
    """The target that follows from today and a change, where nobody gave it as a figure."""
    told = dict(fields)
    changes = [finding for finding in findings if finding.path == CHANGE]
    baseline, target = fields.get(_BASELINE), fields.get(_TARGET)
    untouched = target is None or (
        target.value is None and not target.conflicts and target.confirmed is None
    )
    split = len({f.message.user for f in changes}) > 1 and len({f.value for f in changes}) > 1
    today = baseline.value if baseline and baseline.status is Status.STATED else None
    if split or not changes or not untouched or baseline is None or not isinstance(today, Quantity):
        return told
    formula = f"{plain(today.value)} {changes[-1].value}"
    value = evaluate(formula)
    words = f"{value:.4g}"
    told[_TARGET] = Field(
        path=_TARGET,
        value=Quantity(
            value=value, unit=today.unit, kind="abs", text=f"{words} {today.unit}".strip()
        ),
        status=Status.STATED,
        quotes=(changes[-1].quote, *baseline.quotes[:1]),
        derived_from=formula,
    )
    return told
