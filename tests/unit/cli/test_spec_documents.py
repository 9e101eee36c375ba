"""`remit spec show` and its kin: a version that is none is told before anything is looked up."""

import pytest

from bot.cli.spec_documents import run_diff, run_show
from bot.domain.errors import InvalidInputError


def test_what_is_no_number_of_a_version_is_refused_with_how_to_write_it() -> None:
    with pytest.raises(InvalidInputError, match="“last” is no version of spec_1") as refused:
        run_show("spec_1@last", version=None, as_data=False)

    assert "`spec_1@2`" in str(refused.value.next_step)
    with pytest.raises(InvalidInputError, match="is no version of spec_1"):
        run_diff("spec_1@x", None, as_data=False)
