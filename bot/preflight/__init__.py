"""Everything that can be wrong before the bot runs, found by looking, each as one sentence."""

from bot.preflight.checks import preflight
from bot.preflight.finding import Finding, Level

__all__ = ["Finding", "Level", "preflight"]
