"""Listeners, one file per noun: each parses an arrival and calls one service."""

from bot.slack.listeners import (
    command,
    conversation,
    desk,
    escalation,
    evaluation,
    framing,
    home,
    late_answer,
    loosening,
    report,
    resemblance,
    roundup,
    spec,
    spec_check,
    watched_source,
)

__all__ = [
    "command",
    "conversation",
    "desk",
    "escalation",
    "evaluation",
    "framing",
    "home",
    "late_answer",
    "loosening",
    "report",
    "resemblance",
    "roundup",
    "spec",
    "spec_check",
    "watched_source",
]
