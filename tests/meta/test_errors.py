"""Kinds and codes of errors."""

from collections import Counter

import pytest

from bot.cli.errors import EXITS, exit_code
from bot.domain.errors import KINDS, RemitError
from bot.http.errors import STATUSES
from bot.slack.failure import RETRIED
from tests.meta.generated import leaves
from tests.meta.tree import modules


def test_codes_are_unique_and_each_leaf_has_its_own() -> None:
    codes = Counter(error.code for error in (*KINDS, *leaves()))

    assert [] == [code for code, times in codes.items() if times > 1]


def test_codes_read_noun_dot_state() -> None:
    for error in leaves():
        noun, _, state = error.code.partition(".")
        assert noun.replace("-", "").isalpha(), error
        assert state.replace("-", "").isalpha(), error


@pytest.mark.parametrize("table", [RETRIED, STATUSES, EXITS], ids=["slack", "http", "cli"])
def test_every_kind_is_in_every_table(table: dict[type[RemitError], object]) -> None:
    assert set(KINDS) == set(table)


def test_exit_codes_and_statuses_tell_kinds_apart() -> None:
    assert len(KINDS) == len(set(EXITS.values())) == len(set(STATUSES.values()))
    assert not {0, 1} & set(EXITS.values())


def test_every_expected_error_is_of_a_kind() -> None:
    modules()
    direct = {error for error in RemitError.__subclasses__() if error.__module__.startswith("bot.")}

    assert set(KINDS) == direct
    assert all(exit_code(error) in EXITS.values() for error in leaves())
