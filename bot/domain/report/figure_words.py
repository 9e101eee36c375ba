"""How figures are written in pictures and in what is read aloud of them, by language."""

from bot.domain.lint.model import Language

_DECIMAL: dict[Language, str] = {"en": ".", "fr": ",", "de": ","}
_GROUP: dict[Language, str] = {
    "en": ",",
    "fr": "\u202f",
    "de": ".",
}  # French: a narrow no-break space
_PERCENT: dict[Language, str] = {"en": "%", "fr": "\u202f%", "de": "\u00a0%"}
MINUS = "\N{MINUS SIGN}"


def number(value: float, decimals: int, language: Language) -> str:
    """Write a number: 12,345.6 in English, 12.345,6 in German."""
    text = f"{value:,.{decimals}f}"
    if decimals and float(text.replace(",", "")) == 0:
        text = text.replace("-", "")
    swap = {",": _GROUP[language], ".": _DECIMAL[language], "-": MINUS}
    return "".join(swap.get(letter, letter) for letter in text)


def figure(
    value: float, *, is_share: bool, unit: str, language: Language, decimals: int | None = None
) -> str:
    """Write a figure with its unit: a share of 1 as a percentage, anything else with its own."""
    shown = value * 100 if is_share else value
    places = decimals_for(shown) if decimals is None else decimals
    text = number(shown, places, language)
    if is_share:
        return text + _PERCENT[language]
    return f"{text} {unit}" if unit else text


def decimals_for(value: float) -> int:
    """Say how many decimals a single figure needs: one, and none where it would say nothing."""
    return 0 if value == round(value) or abs(value) >= 1_000 else 1  # noqa: PLR2004  # thousands
