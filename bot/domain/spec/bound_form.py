"""From which value on a monitor warns and raises an alarm, as inputs of its page."""

from collections.abc import Iterator, Mapping

from bot.domain.criterion.figure import figure
from bot.domain.errors import InvalidInputError
from bot.domain.number import numbers_in
from bot.domain.spec.called import choice_called, field_called, title_of
from bot.domain.spec.form_input import NOTHING, Input
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.drift import BOUND_TESTS, Bounds, Monitor

MONITORS = "drift.monitors"
BOUND_NUMBERS = ("alarm", "warn", "min_cases", "windows_in_a_row")
_SHARES = frozenset({"relative_shift", "missing_rate"})  # told in per cent
_WHOLE = frozenset({"min_cases", "windows_in_a_row"})
_PERCENT = 100


def bound_inputs(monitor: Monitor, language: str) -> Iterator[Input]:
    """Which test it is, and its numbers."""
    place, bounds = f"{MONITORS}.{monitor.id}.bounds", monitor.bounds
    called = {name: choice_called(name, language) for name in BOUND_TESTS}
    test = bounds.test if bounds else ""
    yield Input(f"{place}.test", title_of("test", language, "bounds"), test, BOUND_TESTS, called)
    for name in BOUND_NUMBERS:
        value = getattr(bounds, name) if bounds else None
        yield Input(f"{place}.{name}", title_of(name, language, "bounds"), _text(test, name, value))


def with_bounds(spec: AISpec, number: str, given: Mapping[str, str]) -> AISpec:
    """The spec after a monitor got other bounds; without a test it has none.

    Args:
        spec: Whose monitor.
        number: Of the monitor.
        given: What its inputs hold, by the names of the bounds.

    Raises:
        InvalidInputError: a number is written and no test it belongs to.
    """
    monitors = tuple(
        one.model_copy(update={"bounds": _bounds(one, given)}) if one.id == number else one
        for one in spec.drift.monitors
    )
    return spec.model_copy(update={"drift": spec.drift.model_copy(update={"monitors": monitors})})


def bounds_told(bounds: Mapping[str, object], language: str) -> str:
    """Bounds as a change shows them: how it is measured, and each number with its unit."""
    read = Bounds.model_validate(bounds)
    numbers = (
        f"{field_called(name, language, 'bounds')} {_text(read.test, name, value)}"
        for name in BOUND_NUMBERS
        if (value := getattr(read, name)) is not None
    )
    return f"{choice_called(read.test, language)} ({', '.join(numbers)})"


def _bounds(monitor: Monitor, given: Mapping[str, str]) -> Bounds | None:
    shown = {one.address.rpartition(".")[2]: one.value for one in bound_inputs(monitor, "en")}
    told = {**shown, **given}
    test = told["test"]
    if test in {"", NOTHING}:
        if any(told[name] for name in ("alarm", "warn")):
            raise InvalidInputError(
                "An alarm needs to say what it measures.", next_step="Choose how it is measured."
            )
        return None
    read = {name: _number(test, name, told[name]) for name in BOUND_NUMBERS}
    return Bounds.model_validate(
        {"test": test, **{name: value for name, value in read.items() if value is not None}}
    )


def _text(test: str, name: str, value: float | None) -> str:
    if value is None:
        return ""
    share = test in _SHARES and name not in _WHOLE
    return f"{figure(_PERCENT * value, 'en')} %" if share else figure(value, "en").replace(",", "")


def _number(test: str, name: str, text: str) -> float | None:
    numbers = numbers_in(text)
    if not numbers:
        return None
    value = numbers[0].value
    if name in _WHOLE:
        return max(1, round(value))
    share = numbers[0].unit == "%" or (test in _SHARES and value > 1)
    return value / _PERCENT if share else value
