"""The story of the demo at the page, at the width of a desk and of a phone."""

import json
import os
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.screen import DESKTOP, LEO, NADIA, PHONE, PRIYA, Screen

pytestmark = pytest.mark.e2e

FIGURE = "11.8 % of booked slots were missed last quarter."
CORRECTED = "12.4 % of booked slots were missed last quarter, wrong export."


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_three_people_take_a_vague_goal_to_an_exported_spec(
    new_workspace: str, screen: Screen
) -> None:
    screen.open(new_workspace)
    _begin(screen)
    _answer_and_correct(screen)
    _answer_by_button_and_form(screen)
    _have_somebody_find_out(screen)
    _edit(screen)
    _read_it_all(screen)
    _export(screen)
    assert screen.fits()


def _begin(screen: Screen) -> None:
    expect(screen.get("guide")).to_contain_text("@Remit what should we build here?")
    expect(screen.page.locator("main")).to_contain_text("Third Monday in a row")
    screen.picture("01-first-screen")

    screen.get("guide-prepare").click()
    expect(screen.get("thread-composer")).to_have_value("@Remit what should we build here?")
    screen.picture("02-prepared")
    screen.get("thread-send").click()
    expect(screen.card).to_contain_text("What was said")
    expect(screen.card).to_contain_text("11.8 %")
    screen.picture("03-draft-end")
    _look_over(screen, "03-draft")


def _answer_and_correct(screen: Screen) -> None:
    screen.act_as(LEO)
    before = _version(screen.card)
    screen.reply("Each desk has about 40 minutes a day for calls. Elderly patients need them most.")
    expect(screen.card).not_to_contain_text(f"version {before} ")
    screen.picture("04-leo-answered")

    screen.act_as(PRIYA)
    screen.reply("Correction from me: 11.9 % of booked slots were missed in the last quarter.")
    expect(screen.card).to_contain_text("11.9 %")
    mine = screen.thread.locator(f"[data-testid=message][data-author={PRIYA}]").last
    screen.menu_of(mine, "edit-message")
    screen.get("edit-field").fill(CORRECTED)
    screen.picture("05-editing")
    screen.get("edit-save").click()
    expect(screen.card).to_contain_text("12.4 %")
    expect(screen.card).not_to_contain_text("11.9 %")


def _answer_by_button_and_form(screen: Screen) -> None:
    screen.act_as(NADIA)
    before = _version(screen.card)
    option = screen.card.get_by_test_id("action-framing.option:0").first
    option.click()
    expect(screen.card).to_contain_text(f"version {before + 1} ")
    screen.picture("06-tapped")

    screen.card.locator("[data-testid^='action-framing.answer']").first.click()
    expect(screen.modal).to_be_visible()
    screen.picture("07-answer-form")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text(re.compile("required field|Write an answer"))
    screen.picture("08-answer-form-error")
    screen.modal.locator("textarea, input[type=text]").last.fill(
        "Sam Okafor, our finance director."
    )
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    expect(screen.card).to_contain_text(f"version {before + 2} ")


def _have_somebody_find_out(screen: Screen) -> None:
    screen.card.locator("[data-testid^='action-framing.aside']").first.click()
    screen.page.get_by_role("menuitem").first.click()
    expect(screen.modal).to_be_visible()
    for typed in screen.modal.locator("input[type=text]").all()[:1]:  # nothing, about a fact
        typed.fill("What people do today.")
    day = screen.modal.locator("input[type=date]")
    day.fill("2001-01-01")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text("That day has passed")
    screen.picture("08-past-day")
    day.fill("2099-01-31")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    expect(screen.from_remit.last).to_contain_text("finds out by 2099-01-31")


def _edit(screen: Screen) -> None:
    screen.card.get_by_test_id("action-framing.edit").click()
    expect(screen.modal).to_be_visible()
    screen.picture("09-edit-form")
    screen.modal.get_by_test_id("action-framing.section").click()
    screen.picture("10-edit-sections")
    screen.page.keyboard.press("Escape")
    screen.modal.get_by_label(re.compile("^Covers")).fill("All four clinics")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    expect(screen.card).to_contain_text("All four clinics")
    screen.picture("11-edited")


def _read_it_all(screen: Screen) -> None:
    screen.card.get_by_test_id("action-framing.show").click()
    expect(screen.modal).to_be_visible()
    screen.picture("12-full-document")
    screen.get("modal-close").click()
    expect(screen.modal).to_have_count(0)


def _export(screen: Screen) -> None:
    screen.card.get_by_test_id("action-framing.specify").click()
    export = screen.thread.get_by_test_id("action-spec.export")
    expect(export).to_be_visible()
    screen.picture("13-spec-end")
    export.click()
    files = screen.thread.get_by_test_id("file")
    expect(files).to_have_count(2)
    _look_over(screen, "14-exported")
    texts = [_downloaded(screen, file) for file in files.all()]
    markdown = next(text for text in texts if text.startswith("# "))
    document = json.loads(next(text for text in texts if text.startswith("{")))
    assert "12.4 %" in markdown
    assert document["schema"] == "remit.spec"
    assert document["id"] in markdown


def _look_over(screen: Screen, name: str) -> None:
    """Keep pictures of the whole thread, from its top."""
    if not os.environ.get("PICTURES"):
        return
    scroller = screen.thread.locator(".scroller")
    height: int = scroller.evaluate("area => area.scrollHeight")
    shown: int = scroller.evaluate("area => area.clientHeight")
    for place in range(min(12, -(-height // shown))):
        scroller.evaluate("(area, top) => { area.scrollTop = top; }", place * shown)
        screen.picture(f"{name}-{place:02}")


def _version(card: Locator) -> int:
    found = re.search(r"version (\d+)", card.inner_text())
    assert found is not None
    return int(found.group(1))


def _downloaded(screen: Screen, file: Locator) -> str:
    address = file.get_attribute("href") or file.locator("a").first.get_attribute("href") or ""
    if address.startswith("/"):
        address = f"{screen.address}{address}"
    return screen.page.request.get(address).text()
