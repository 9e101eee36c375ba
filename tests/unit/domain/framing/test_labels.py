"""Every field has a name in every language."""

import pytest

from bot.domain.framing.field import FIELDS
from bot.domain.framing.wording import WORDINGS


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_field_is_named_and_no_two_alike(language: str) -> None:
    labels = WORDINGS[language].labels

    assert set(FIELDS) == set(labels)
    assert len(set(labels.values())) == len(labels)
