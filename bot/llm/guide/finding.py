"""What a reader finds: one value for one field, with the words it rests on."""

from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.domain.provenance import Quote, Status, Value


@dataclass(frozen=True, slots=True)
class Finding:
    """One candidate for a field; a higher weight wins among one person's own words."""

    path: str
    value: Value
    quote: Quote
    message: Message
    index: int  # of the message in the conversation
    weight: int = 1
    status: Status = Status.STATED
    rationale: str | None = None
    number: float | None = None  # the number it rests on, for corrections
    about: str | None = None  # the metric it speaks of, where one is named
    topic: Quote | None = None  # the words for what a figure measures, where no metric is named
    corrects: bool = False  # said to put an earlier value right
    tentative: bool = False  # names no metric: stands only where another figure agrees with it
    overrules: bool = False  # said by whoever may decide between others
