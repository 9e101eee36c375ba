"""Leaves of a spec: carried over from the statement, put together from it, or proposed."""

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Quote, Status, Value, fold, value_text


def carried(statement: ProblemStatement, source: str, path: str) -> Field:
    """A field of the statement under the spec's path; all its evidence comes along."""
    field = statement.field(source)
    origin = f"{source}: {field.derived_from}" if field.derived_from else source
    return field.model_copy(update={"path": path, "derived_from": origin})


def items(statement: ProblemStatement, source: str, path: str) -> tuple[Field, ...]:
    """Each item of a list field as a leaf of its own, with the quotes that are about it."""
    field = carried(statement, source, path)
    if field.value is None:
        return ()
    values = field.value if isinstance(field.value, tuple) else (value_text(field.value),)
    return tuple(
        field.model_copy(update={"value": value, "quotes": _about(value, field)})
        for value in values
        if value.strip()
    )


def composed(path: str, text: str, *sources: Field) -> Field:
    """A sentence made of several fields; it is no surer than the least sure of them."""
    quotes = tuple(dict.fromkeys(quote for source in sources for quote in source.quotes))
    assumed = not quotes or any(source.status is Status.ASSUMED for source in sources)
    origins = dict.fromkeys(source.derived_from for source in sources if source.derived_from)
    return Field(
        path=path,
        value=text,
        status=Status.ASSUMED if assumed else Status.INFERRED,
        quotes=quotes,
        rationale="Put together from what is known; nobody said it in one sentence.",
        derived_from=", ".join(origin for origin in origins if origin) or None,
    )


def proposed(path: str, value: Value, rationale: str) -> Field:
    """A proposal nobody has asked for; it waits for a person's yes or no."""
    return Field(path=path, value=value, status=Status.ASSUMED, rationale=rationale)


def unknown(path: str, ask: str | None = None) -> Field:
    """A leaf nobody knows yet, with the question that would settle it."""
    return Field(path=path, ask=ask)


def said(field: Field) -> str:
    """A value as a quotation inside a sentence."""
    return f"“{value_text(field.value).strip().rstrip('.;,')}”"


def _about(value: str, field: Field) -> tuple[Quote, ...]:
    """The quotes that hold the item; all of them where none does."""
    words = fold(value)
    own = tuple(q for q in field.quotes if words in fold(q.text) or fold(q.text) in words)
    return own or field.quotes
