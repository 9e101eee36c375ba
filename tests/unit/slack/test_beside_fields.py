"""What is wrong in a form is told in the language of the form."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.domain.errors import InvalidInputError
from bot.slack import report_forms, spec_forms
from bot.slack.actions import Callback, Press, language_of
from bot.slack.views.refusal_words import refusal

_RENEWING = (Callback.DATA_RENEWED, Callback.DATA_UNDONE, Callback.DATA_CHANGED)
VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    **spec_forms.VALIDATORS,
    **{one: report_forms.VALIDATORS[one] for one in _RENEWING},
}
_WRONG: Mapping[str, Mapping[str, Any]] = {
    "spec.edited": {"spec.acceptance.AC-01.threshold": {"value": {"value": "as good as it gets"}}},
    "spec.sent": {"despite": {"value": {"value": " "}}},
    "spec.waived": {"because": {"value": {"value": ""}}},
    "spec.loosened": {"caught": {"value": {"value": "50 %"}}},
    "data.renewed": {"why": {"value": {"value": ""}}},
    "data.undone": {"why": {"value": {"value": ""}}},
    "data.changed": {"why": {"value": {"value": ""}}},
}


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize(
    ("callback", "values"), [(name, _WRONG.get(str(name), {})) for name in VALIDATORS]
)
def test_no_field_is_complained_of_in_english(
    callback: str, values: Mapping[str, Any], language: str
) -> None:
    fields = _mistakes(callback, values)

    told = {block: refusal(said, language) for block, said in fields.items()}

    assert bool(fields) or str(callback) not in _WRONG
    assert not set(told.values()) & set(fields.values())


def _mistakes(callback: str, values: Mapping[str, Any]) -> Mapping[str, str]:
    try:
        VALIDATORS[callback](values)
    except InvalidInputError as error:
        return error.fields
    return {}


def test_a_form_remembers_its_language() -> None:
    held = Press("spec_1", 3).metadata("fr")

    assert "fr" == language_of(held)
    assert Press("spec_1", 3) == Press.from_metadata(held)
    assert "en" == language_of(Press("spec_1", 3).metadata())
    assert "en" == language_of("not ours")


def test_a_number_in_a_complaint_stays() -> None:
    told = refusal("Keep this under 500 characters.", "de")

    assert "Bleiben Sie unter 500 Zeichen." == told
