"""Questions: what one is, and which three are worth asking next."""

from bot.domain.provenance import Frozen, Quote


class Question(Frozen):
    """One question to people, with the reason it is asked and answers that fit on a button."""

    id: str
    field: str
    text: str
    why: str
    options: tuple[str, ...] = ()
    addressee: str | None = None
    quotes: tuple[Quote, ...] = ()
    score: float = 0.0
