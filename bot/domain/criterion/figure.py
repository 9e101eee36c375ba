"""Figures as people write them in English, French and German."""

from collections.abc import Iterable
from math import floor, isclose, log10

_THIN = "\u202f"  # the narrow space French puts between thousands and before signs
_MARKS = {"en": (",", "."), "fr": (_THIN, ","), "de": (".", ",")}
_THOUSAND = 1000
_WHOLE = 10  # in a thousand: from here on nobody asks for the decimals
_FIGURES = 12  # enough for any figure people write, too few for the dust of floats
_DUST = 1e-12


def figure(number: float, language: str = "en", decimals: int | None = None) -> str:
    """A number with the language's marks: 1,049 · 1 049 · 1.049."""
    thousands, point = _MARKS.get(language, _MARKS["en"])
    if decimals is not None:
        text = f"{number:,.{decimals}f}"
    else:
        text = f"{number:,.{_FIGURES}g}" if abs(number) < 1e15 else f"{number:g}"  # noqa: PLR2004
    return text.replace(",", "\0").replace(".", point).replace("\0", thousands)


def share(rate: float, language: str = "en", *, beside: Iterable[float] = ()) -> str:
    """A share as a percentage, with no more decimals than tell it from its neighbours.

    Args:
        rate: The share.
        language: Whose marks it has.
        beside: Levels that are told with it: beside 95 %, 94.96 % is not rounded to 95 %.
    """
    percent = 100 * rate
    others = [100 * one for one in beside if not _same(one, rate)]
    decimals = _decimals(percent)
    while decimals < _FIGURES and any(_same(round(percent, decimals), one) for one in others):
        decimals += 1
    return _percent(round(percent, decimals), language)


def whole_share(rate: float, language: str = "en") -> str:
    """A share somebody agreed on, with every decimal it has."""
    return _percent(100 * rate, language)


def amount(
    number: float, language: str = "en", *, beside: Iterable[float] = (), figures: int = 4
) -> str:
    """A measured number in so many figures, or in as many as tell it from those it is told with."""
    others = [one for one in beside if not _same(one, number)]
    while figures < _FIGURES and any(_same(float(f"{number:.{figures}g}"), one) for one in others):
        figures += 1
    return figure(float(f"{number:.{figures}g}"), language)


def per_thousand(rate: float, language: str = "en") -> str:
    """How many in a thousand: 12 · 0.4."""
    number = 1000 * rate
    rest = min(number, _THOUSAND - number)
    if rest >= _WHOLE or rest <= 0:  # beyond an end there is only the dust of floats
        return figure(round(number), language)
    # Near the ends the decimals are the whole story.
    return figure(round(number, 1 - floor(log10(rest))), language)


def _percent(number: float, language: str) -> str:
    told = figure(number, language)
    return f"{told} %" if language != "fr" else f"{told}{_THIN}%"


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_DUST, abs_tol=_DUST)


def _decimals(percent: float) -> int:
    """More decimals near 0 and 100, where a tenth is the whole story."""
    rest = min(abs(percent), abs(100 - percent))
    if rest >= 5 or rest == 0:  # noqa: PLR2004
        return 1
    return min(6, max(2, 1 - floor(log10(rest))))
