"""The desk of people who decide: how their queues are doing, and notes about cases and checks."""

from collections.abc import Mapping, Sequence

from bot.domain.escalation.figures import QueueFigures
from bot.domain.policy.duration import rough_text
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    Piece,
    bullets,
    context,
    emoji,
    header,
    line,
    message_view,
    modal_view,
    rich,
    spelled,
    words,
)
from bot.slack.text import Data, markup
from bot.slack.views.escalation.desk_words import tell

_MOST_QUEUES = 20
_SENTENCE = 900


def told(facts: Mapping[str, str]) -> MessageView:
    """A note of two sentences: what happened, and the next step."""
    language, code = facts.get("language", "en"), facts["code"]
    said = tell(code, language).format_map({"what": "", "wrong": "", "count": "", **facts})
    follow = tell(f"{code}-next", language)
    return message_view(
        [markup("{said}", said=Data(said), limit=_SENTENCE), follow],
        [rich(line(words(Data(said), limit=_SENTENCE)), line(*spelled(follow)))],
    )


def figures_modal(found: Sequence[QueueFigures], days: int, language: str) -> ModalView:
    """How each queue is doing, on one page."""
    key = "figures_lead" if found else "figures_none"
    blocks: list[Block] = [context(tell(key, language).format(days=days))]
    for one in found[:_MOST_QUEUES]:
        blocks += [header(Data(one.queue)), rich(bullets(_rows(one, language)))]
        if one.rubber_stamped:
            alarm = words(f" {tell('stamped', language)}", bold=True)
            blocks.append(rich(line(emoji("rotating_light"), alarm)))
    title, close = tell("figures", language), tell("close", language)
    return modal_view(title, blocks, callback="escalation.figures", close=close)


def _rows(one: QueueFigures, language: str) -> list[list[Piece]]:
    waiting = tell("waiting_none", language)
    if one.waiting:
        waiting = tell("waiting_value", language).format(
            count=one.waiting, oldest=_length(one.oldest_seconds)
        )
    rows = [("waiting_now", waiting)]
    if one.decided:
        p50, p95 = _length(one.wait_p50_seconds), _length(one.wait_p95_seconds)
        rows.append(("decided_in", tell("decided_value", language).format(p50=p50, p95=p95)))
    if one.in_time is not None:
        rows.append(("in_time", f"{one.in_time:.0%}"))
    shares = one.shares.model_dump()
    if any(shares.values()):
        rows.append(("ended", tell("ended_value", language).format_map(shares)))
    if one.median_decision_seconds is not None:
        median = _length(one.median_decision_seconds)
        rows.append(("looked", tell("looked_value", language).format(median=median)))
    if one.disagreement is not None:
        rows.append(("disagreement", f"{one.disagreement:.0%}"))
    if one.checks:
        checks = tell("checks_value", language).format(caught=one.caught, count=one.checks)
        rows.append(("checks", checks))
    return [[words(f"{tell(key, language)}: ", bold=True), words(value)] for key, value in rows]


def _length(seconds: float | None) -> str:
    return "-" if seconds is None else rough_text(seconds)
