"""A spec as its people see it: changed by a sentence and in the form, checked, sent, signed, exported."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.screen import DESKTOP, GROWTH, LEO, NADIA, PHONE, Screen

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"]),
]
GOAL = (
    "@Remit we lose money on no-shows: 11.8 % of booked slots, I want 8 % by end of June. "
    "The desk calls the riskiest 25 patients each morning."
)


def test_a_spec_is_drafted_changed_checked_signed_and_exported(
    workspace: str, screen: Screen
) -> None:
    screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    screen.say(GOAL)
    expect(screen.card).to_be_visible()
    screen.card.get_by_test_id("action-framing.specify").click()
    expect(screen.get("action-spec.edit").first).to_be_visible()
    screen.picture("spec-card")

    _change_by_sentence(screen)
    _change_in_the_form(screen)
    _check(screen)
    _send(screen)
    _sign(screen)
    assert screen.fits()


def _change_by_sentence(screen: Screen) -> None:
    screen.reply("@Remit make the threshold 92 %, and refuse refunds over $500")
    expect(screen.thread).to_contain_text("refunds over $500")
    ask = screen.thread.locator("[data-testid^='action-spec.choose']").first
    expect(ask).to_be_visible()
    screen.picture("spec-asked")
    ask.click()
    expect(screen.thread).to_contain_text("nothing → 92 %")
    screen.picture("spec-changed")


def _change_in_the_form(screen: Screen) -> None:
    screen.get("action-spec.edit").first.click()
    expect(screen.modal).to_be_visible()
    screen.picture("spec-form")
    number = screen.modal.get_by_label(re.compile("^Threshold"))
    number.first.fill("as good as it gets")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text("Write a number")
    screen.picture("spec-form-error")
    number.first.fill("at most 7 %")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    expect(screen.thread).to_contain_text("8 % → 7 %")


def _check(screen: Screen) -> None:
    screen.get("action-spec.check").first.click()
    expect(screen.modal).to_contain_text("has to be fixed")
    screen.picture("spec-check")
    screen.modal.locator("[data-testid^='action-spec.waive']").first.click()
    expect(screen.modal.last).to_contain_text("Why can it stay")
    screen.modal.last.locator("textarea").fill("Legal looked at it in October.")
    screen.get("modal-submit").last.click()
    expect(screen.modal).to_have_count(0)


def _send(screen: Screen) -> None:
    screen.get("action-spec.send").first.click()
    expect(screen.modal).to_contain_text("Legal or Compliance")
    legal = screen.modal.get_by_role("combobox", name=re.compile("Legal"))
    legal.click()
    screen.page.get_by_role("option", name=re.compile("Leo")).click()
    screen.page.keyboard.press("Escape")
    screen.picture("spec-send")
    why = screen.modal.get_by_label(re.compile("^Why it can be approved"))
    why.fill("We settle the rest in the pilot.")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    expect(screen.thread).to_contain_text("Waiting for 1 of 1")


def _sign(screen: Screen) -> None:
    screen.act_as(LEO)
    screen.get("action-spec.sign").first.click()
    expect(screen.get("confirm-dialog")).to_contain_text("your signature ends")
    screen.picture("spec-sign")
    screen.get("confirm-accept").click()
    expect(screen.thread).to_contain_text("The spec is approved.")
    screen.picture("spec-signed")
    # The other width of this test may have left its own canvas in the same workspace.
    canvases = screen.get("canvas-tab").count()
    screen.get("action-spec.export").first.click()
    expect(screen.thread).to_contain_text("Markdown to read")
    expect(screen.get("canvas-tab")).to_have_count(canvases + 1)
    screen.picture("spec-exported")
