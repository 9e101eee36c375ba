"""Somebody else's words in the quotation marks of a language."""

_MARKS = {"en": "“{}”", "fr": "« {} »", "de": "„{}“"}


def quoted(words: str, language: str) -> str:
    """Words as a quotation; where a language is not known, in English marks."""
    return _MARKS.get(language, _MARKS["en"]).format(words)
