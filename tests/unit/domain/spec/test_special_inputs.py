"""Inputs of the form that are more than a line of text: alarms, the split of the work, agreed words, days."""

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.export.brief import brief
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import value_text
from bot.domain.spec.change import diff
from bot.domain.spec.criterion import Severity
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import with_item
from bot.domain.spec.form import filled_in, inputs_of
from bot.domain.spec.form_input import NOTHING, SEVERAL
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.raci import Letter, RaciFault, Role, split_findings
from bot.domain.spec.saying import told
from bot.domain.spec.upkeep import kept_up
from tests.unit.domain.spec import examples
from tests.unit.domain.spec.examples import version_of
from tests.unit.domain.spec.test_spec_change import BY


@pytest.fixture
def spec() -> AISpec:
    return version_of(examples.refund_agent()).spec


def shown(spec: AISpec, page: str) -> dict[str, str]:
    return {each.address.removeprefix(f"{page}."): each.value for each in inputs_of(spec, page)}


def test_an_alarm_is_set_in_the_form_and_reads_so_in_the_document(spec: AISpec) -> None:
    spec, number = with_item(spec, "drift.monitors")
    page = f"drift.monitors.{number}"
    given = {"signal": "refused requests", "bounds.test": "relative_shift", "bounds.alarm": "15 %"}

    changed = filled_in(spec, page, {f"{page}.{name}": text for name, text in given.items()}, BY)

    assert shown(changed, page)["bounds.alarm"] == "15 %"
    version = version_of(examples.refund_agent())
    assert "change of 15 % or more" in as_markdown(version.model_copy(update={"spec": changed}), {})
    [alarm] = [one for one in told(diff(spec, changed)) if one.label.endswith("alarm")]
    assert alarm.label == f"{number}: alarm"
    assert "alarm from 15 %" in alarm.after
    back = filled_in(
        changed, page, {f"{page}.bounds.test": NOTHING, f"{page}.bounds.alarm": ""}, BY
    )
    assert shown(back, page)["bounds.test"] == ""


def test_an_index_stays_an_index_and_a_share_a_share(spec: AISpec) -> None:
    page = next(
        f"drift.monitors.{one.id}"
        for one in spec.drift.monitors
        if one.bounds and one.bounds.test == "psi"
    )

    changed = filled_in(
        spec, page, {f"{page}.bounds.alarm": "0.3", f"{page}.bounds.windows_in_a_row": "3"}, BY
    )

    assert {
        "bounds.alarm": "0.3",
        "bounds.warn": "0.1",
        "bounds.windows_in_a_row": "3",
    }.items() <= (shown(changed, page).items())
    [said] = told(diff(spec, changed))
    assert said.label.endswith(": alarm")
    assert "alarm from 0.25, look from 0.1" in said.before
    assert "alarm from 0.3, look from 0.1" in said.after
    assert "windows in a row 3" in said.after


def test_an_alarm_without_a_way_to_measure_is_refused(spec: AISpec) -> None:
    spec, number = with_item(spec, "drift.monitors")

    with pytest.raises(InvalidInputError, match="what it measures"):
        filled_in(
            spec,
            f"drift.monitors.{number}",
            {f"drift.monitors.{number}.bounds.alarm": "5"},
            BY,
        )


def test_the_split_of_a_task_is_changed_in_the_form_and_checked(spec: AISpec) -> None:
    row = spec.raci.rows[0]
    page = f"raci.rows.{row.id}"
    given = {
        f"{page}.A": "legal",
        f"{page}.C": SEVERAL.join(("security", "ux")),
        f"{page}.R": "",
    }

    changed = filled_in(spec, page, given, BY)

    split = next(one for one in changed.raci.rows if one.id == row.id)
    assert split.having(Letter.ACCOUNTABLE) == (Role.LEGAL,)
    assert set(split.having(Letter.CONSULTED)) == {Role.SECURITY, Role.UX}
    assert shown(changed, page)["A"] == "legal"
    faults = {one.fault for one in split_findings(changed.raci, high_impact=False)}
    assert RaciFault.NOBODY_RESPONSIBLE in faults
    [said] = told(diff(spec, changed))
    assert "Legal (A)" in said.after
    assert "product owner (A)" in said.before


def test_a_page_nobody_changed_changes_nothing_and_keeps_the_order(spec: AISpec) -> None:
    for page in ("raci.rows.RA-02", "drift.monitors.MO-01", "evaluation.regression", "impact"):
        given = {each.address: each.value for each in inputs_of(spec, page)}
        assert filled_in(spec, page, given, BY) == spec


@pytest.mark.parametrize(
    ("language", "reads"),
    [("en", "it acts on its own"), ("fr", "il agit seul"), ("de", "es handelt von allein")],
)
def test_agreed_words_are_chosen_and_shown_in_words(
    spec: AISpec, language: str, reads: str
) -> None:
    spec = spec.model_copy(update={"language": language})
    page = "intended_use"
    asked = next(each for each in inputs_of(spec, page) if each.address.endswith("automation"))

    changed = filled_in(spec, page, {asked.address: "act"}, BY)

    assert asked.called["act"].casefold() == reads.casefold()
    assert [asked.called["act"]] == [one.after for one in told(diff(spec, changed), language)]


def test_what_a_change_has_to_be_tested_after_is_chosen_by_names(spec: AISpec) -> None:
    page = "evaluation.regression"
    asked = next(each for each in inputs_of(spec, page) if each.address.endswith("triggers"))

    changed = filled_in(spec, page, {asked.address: "model, prompt"}, BY)

    assert asked.called["system_rule"] == "rules of the system prompt"
    assert changed.evaluation.regression.triggers.value == ("model", "prompt")


def test_a_day_is_kept_as_it_is_compared_however_it_is_written(spec: AISpec) -> None:
    page = "components.CM-01"

    changed = filled_in(spec, page, {f"{page}.retired_on": "30 September 2027"}, BY)

    assert shown(changed, page)["retired_on"] == "2027-09-30"


def test_where_the_data_and_the_figures_come_from_can_be_written(spec: AISpec) -> None:
    assert "source" in shown(spec, "data")
    spec, number = with_item(spec, "measures")
    assert "source" in shown(spec, f"measures.{number}")
    assert "source" not in shown(spec, "risks.RK-01")


def test_running_costs_follow_from_what_was_written_about_price_and_volume(spec: AISpec) -> None:
    given = {"cost.unit_cost": "0.10 to 0.14 €", "cost.volume": "340 claims a week"}

    costed = kept_up(filled_in(spec, "cost", given, BY))

    assert value_text(costed.cost.running.value) == "34 – 47.6 EUR / week"  # noqa: RUF001
    version = version_of(examples.refund_agent())
    german = version.model_copy(update={"spec": costed.model_copy(update={"language": "de"})})
    assert "47.6 EUR / Woche" in as_markdown(german, {})
    assert "47.6 EUR / week" in brief(version.model_copy(update={"spec": costed}), {})
    without = kept_up(filled_in(costed, "cost", {"cost.unit_cost": ""}, BY))
    assert without.cost.running.value is None
    own = kept_up(filled_in(costed, "cost", {"cost.running": "about 50 € a week"}, BY))
    assert value_text(own.cost.running.value) == "about 50 € a week"


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_no_number_is_taken_from_words_remit_proposed(language: str) -> None:
    statement = ProblemStatement(kind=Kind.MULTICLASS_CLASSIFICATION, language=language)
    drafted = draft_spec(statement, ps_id="ps_1", ps_version=1)

    worst = next(one for one in drafted.acceptance if one.severity is Severity.CRITICAL)

    assert worst.threshold is not None
    assert worst.threshold.value is None
