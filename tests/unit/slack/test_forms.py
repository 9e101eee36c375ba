"""Forms: what they show, how they are read back, and how they refuse."""

from typing import Any

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.framing.field import FIELDS
from bot.domain.provenance import Field, Status
from bot.slack.actions import Press
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.edit import edit_modal, parse_edit, parse_section
from bot.slack.views.framing.question import answer_modal, parse_answer
from bot.slack.views.framing.start import parse_started, start_modal
from tests.unit.slack.drawing import lines_of
from tests.unit.slack.statements import NAMES, PEOPLE, dental, said, statement, version


def typed(text: str | None) -> dict[str, dict[str, str | None]]:
    return {"value": {"type": "plain_text_input", "value": text}}


def picked(value: str | None) -> dict[str, object]:
    chosen = None if value is None else {"value": value, "text": {"text": value}}
    return {"value": {"type": "radio_buttons", "selected_option": chosen}}


def test_the_answer_form_asks_every_open_question_and_offers_its_options() -> None:
    form = answer_modal(version(dental()), names=PEOPLE)

    assert [block["block_id"] for block in form["blocks"]] == [
        "option.Q-C01",
        "answer.Q-C01.en",
        "answer.Q-X02.en",
    ]
    assert form["blocks"][0]["label"]["text"] == (
        "Nadia said below 8 %, Leo said 10 %: which is right?"
    )
    assert Press.from_metadata(form["private_metadata"]) == Press("ps_01J", 3)


def test_the_answer_form_for_one_question_remembers_which() -> None:
    form = answer_modal(version(dental()), "Q-X02")

    assert [block["block_id"] for block in form["blocks"]] == ["answer.Q-X02.en"]
    assert Press.from_metadata(form["private_metadata"]).question == "Q-X02"


def test_only_a_question_that_must_be_answered_in_words_is_marked_as_required() -> None:
    one = answer_modal(version(dental()), "Q-X02")["blocks"]
    all_of_them = answer_modal(version(dental()))["blocks"]
    with_options = answer_modal(version(dental()), "Q-C01")["blocks"]

    assert [block["optional"] for block in one] == [False]
    assert [block["optional"] for block in all_of_them] == [True, True, True]
    assert [block["optional"] for block in with_options] == [True, True]


def test_a_settled_question_opens_no_form() -> None:
    with pytest.raises(InvalidInputError, match="settled"):
        answer_modal(version(dental()), "Q-B07")


def test_own_words_win_over_a_picked_option() -> None:
    state = {
        "values": {
            "answer.Q-C01": typed(" 9 % "),
            "option.Q-C01": picked("10 %"),
            "option.Q-X04": picked("Suggest"),
            "answer.Q-X04": typed(None),
            "answer.Q-X02": typed("  "),
        }
    }

    assert parse_answer(state) == {"Q-C01": "9 %", "Q-X04": "Suggest"}


def test_an_empty_answer_is_refused_at_its_field() -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_answer({"values": {"option.Q-C01": picked(None), "answer.Q-C01": typed("")}})

    assert set(refused.value.fields) == {"answer.Q-C01"}


def shown(form: dict[str, Any]) -> dict[str, Any]:
    """What the browser would send back if nothing was touched."""
    values = {}
    for block in form["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        if element["type"] == "static_select":
            answer = {"selected_option": element.get("initial_option")}
        else:
            answer = {"value": element.get("initial_value")}
        values[block["block_id"]] = {"value": answer}
    return values


@pytest.mark.parametrize("section", [None, "business_goal", "decision", "ml_fit", "task", "risk"])
def test_a_form_nobody_touched_changes_nothing(section: str | None) -> None:
    odd = said("business_goal.population", "  adults\u200b &\n\n23 clinics <x> ", "below 8 %")
    automation = Field(path="decision.automation_level", value="suggest", status=Status.ASSUMED)
    foreign = Field(path="risk.effect_on_person", value="rather big", status=Status.INFERRED)
    flag = Field(path="ml_fit.answers.rules", value=True, status=Status.INFERRED)
    draft = statement(odd, automation, foreign, flag)

    assert parse_edit({"values": shown(edit_modal(version(draft), section))}, draft) == {}


def test_only_what_was_changed_is_read_and_an_empty_text_clears() -> None:
    draft = dental()
    values = shown(edit_modal(version(draft)))
    values["field.business_goal.target"] = typed("10 %")
    values["field.business_goal.statement"] = typed(None)
    values["field.task.kind"] = picked("ranking")

    assert parse_edit({"values": values}, draft) == {
        "business_goal.target": "10 %",
        "business_goal.statement": "",
        "task.kind": "ranking",
    }


def test_picking_not_known_clears_a_choice() -> None:
    level = Field(path="decision.automation_level", value="act", status=Status.ASSUMED)
    draft = statement(level)

    changes = parse_edit({"values": {"field.decision.automation_level": picked("-")}}, draft)

    assert changes == {"decision.automation_level": ""}


def test_a_field_that_does_not_exist_or_is_too_long_is_refused_where_it_is() -> None:
    values = {"field.no.such": typed("x"), "field.title": typed("x" * 81)}

    with pytest.raises(InvalidInputError) as refused:
        parse_edit({"values": values}, dental())

    assert set(refused.value.fields) == {"field.no.such", "field.title"}


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        edit_modal(version(dental()), "no_such_section")


def test_the_menu_names_the_section_to_show_next() -> None:
    assert parse_section({"selected_option": {"value": "data"}}) == "data"
    assert parse_section({"selected_option": {"value": "overview"}}) is None


def test_texts_too_long_for_one_form_are_named_instead_of_lost() -> None:
    giant = "\U0001f9b7" * 3000
    paths = [path for path in FIELDS if path.startswith("data.")]
    draft = statement(*[said(path, giant, "below 8 %") for path in paths])

    form = edit_modal(version(draft), "data")

    assert "Too long for this form" in form["blocks"][-1]["elements"][0]["text"]
    assert parse_edit({"values": shown(form)}, draft) == {}


def test_a_field_longer_than_a_form_takes_is_not_sent_back_cut() -> None:
    long = "We send texts. " * 250  # more than 3,000 characters
    draft = statement(
        said("user_problem.current_process", long, "below 8 %"),
        said("user_problem.who", "the desk", "below 8 %"),
    )

    form = edit_modal(version(draft), "user_problem")

    assert "field.user_problem.who" in shown(form)
    assert "field.user_problem.current_process" not in shown(form)
    assert "stays as it is: How it works today" in form["blocks"][-1]["elements"][0]["text"]
    assert parse_edit({"values": shown(form)}, draft) == {}


def test_the_goal_form_keeps_what_was_typed_and_refuses_nothing_at_all() -> None:
    form = start_modal("<!here> fewer no-shows")

    assert form["blocks"][0]["element"]["initial_value"] == "<!here> fewer no-shows"
    assert parse_started({"values": {"goal": typed(" fewer no-shows ")}}) == "fewer no-shows"
    with pytest.raises(InvalidInputError) as refused:
        parse_started({"values": {"goal": typed("  ")}})
    assert set(refused.value.fields) == {"goal"}


def test_names_and_numbers_take_one_line_and_thoughts_take_more() -> None:
    form = edit_modal(version(dental()))

    elements = {one["label"]["text"]: one["element"] for one in form["blocks"] if "label" in one}
    lines = {name: elements[name]["multiline"] for name in ("Owner", "Metric", "Today", "Goal")}
    assert lines == {"Owner": False, "Metric": False, "Today": False, "Goal": True}


def test_the_document_keeps_who_said_it_apart_from_what_follows() -> None:
    follows = said("business_goal.direction", "down", "fewer no-shows").model_copy(
        update={"status": Status.INFERRED, "rationale": "Less is better here."}
    )

    lines = lines_of(document_modal(version(statement(follows)), NAMES)["blocks"])

    assert (
        "- Direction: should go down (follows) “fewer no-shows” — Nadia · Less is better here."
        in lines
    )


def test_the_document_shows_every_value_with_how_sure_it_is() -> None:
    page = repr(document_modal(version(dental()), NAMES)["blocks"])

    for piece in ("below 8 %", "(said)", "missed 2 of the last 5", "(assumed)", "Capacity"):
        assert piece in page
