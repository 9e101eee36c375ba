"""Listeners, one file per noun: each parses an arrival and calls one service."""

from bot.slack.listeners import command, conversation, framing, home, late_answer, resemblance, spec

__all__ = ["command", "conversation", "framing", "home", "late_answer", "resemblance", "spec"]
