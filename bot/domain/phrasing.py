"""Sentences in which a number decides a word: {n} {n:case|cases}."""

from string import Formatter


class _Counting(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        """The value; or of two words the one for a single thing, or the one for several."""
        one, is_choice, several = format_spec.partition("|")
        if not is_choice:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else several


_COUNTING = _Counting()


def phrased(template: str, **facts: object) -> str:
    """Fill in a sentence. A number is given as itself, or as people write it.

    Args:
        template: As `str.format` takes it; `{n:case|cases}` is the word that goes with the number.
        facts: What the gaps stand for.
    """
    return _COUNTING.vformat(template, (), facts)
