"""What counts where nobody said how a criterion is tested is there, marked as assumed, and gives way."""

from bot.domain.export.criteria import criteria_json
from bot.domain.spec.assumed import assumed_of
from bot.domain.spec.canonical import canonical
from bot.domain.spec.edit import with_choice, with_item, with_value
from bot.domain.spec.form import inputs_of
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec.examples import brightsmile, version_of
from tests.unit.domain.spec.test_spec_change import BY, SPEC


def agreed() -> AISpec:
    spec, new = with_item(SPEC, "acceptance")
    spec = with_value(spec, f"acceptance.{new}.metric", "recall of no-shows", BY)
    return with_value(spec, f"acceptance.{new}.threshold", "at least 90 %", BY)


def assumed(spec: AISpec) -> dict[str, object]:
    one = spec.acceptance[-1]
    return assumed_of(one, canonical(one, spec.language))


def test_a_rate_nobody_said_more_about_has_every_default_marked() -> None:
    assert {
        "statistic": "lower_bound",
        "confidence": 0.95,
        "method": "clopper_pearson",
        "cadence": ["change", "weekly"],
        "on_fail": "report",
    } == assumed(agreed())


def test_what_somebody_sets_is_not_assumed_any_more() -> None:
    spec = agreed()
    place = f"acceptance.{spec.acceptance[-1].id}"
    spec = with_choice(spec, f"{place}.statistic", "point")
    spec = with_choice(spec, f"{place}.method", "wilson")
    spec = with_choice(spec, f"{place}.severity", "critical")
    spec = with_value(spec, f"{place}.confidence", "99 %", BY)
    spec = with_value(spec, f"{place}.cadence", "monthly", BY)

    assert {"on_fail": "block_release"} == assumed(spec)


def test_the_form_and_the_data_say_what_is_assumed() -> None:
    spec = agreed()
    place = f"acceptance.{spec.acceptance[-1].id}"

    hints = {each.address: each.assumed for each in inputs_of(spec, place)}
    exported = criteria_json(version_of(brightsmile()).model_copy(update={"spec": spec}))

    assert "after every change, weekly" == hints[f"{place}.cadence"]
    assert not hints[f"{place}.threshold"]
    assert 0.95 == exported["criteria"][-1]["assumed"]["confidence"]
