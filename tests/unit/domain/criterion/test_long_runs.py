"""Signs without words between them, by the thousand, take no time to speak of."""

from time import process_time

import pytest

from bot.domain.criterion.reading.at_once import without_at_once


@pytest.mark.parametrize("sign", [" ", "(", "\n", ","])
def test_a_long_run_of_signs_is_passed_over_at_once(sign: str) -> None:
    said = f"at least 95 %{sign * 20_000}declared met as soon as it is shown"
    start = process_time()

    left, is_at_once = without_at_once(said + sign * 20_000)

    assert process_time() - start < 5  # two minutes and more where each place is tried anew
    assert is_at_once
    assert left.strip(f" {sign}") == "at least 95 %"
    assert len(left) == len(said) + 20_000
