"""The offline guide: reads a conversation with lexicons and small readers, without any model."""

from bot.llm.guide.offline import OfflineGuide

__all__ = ["OfflineGuide"]
