"""What a summary sends is a payload to Slack's own classes and to the playground's rules."""

from itertools import product
from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from bot.domain.lint.model import Language
from bot.domain.report.reader import Reader
from bot.domain.report.report import Report
from bot.playground.blocks.surfaces import check_blocks
from bot.slack.views.report.summary import report_details, report_post
from tests.unit.domain.report.examples import MONDAY, WEEK
from tests.unit.domain.report.test_report import LAST, THIS, grave, report, right

# Kinds newer than the classes of slack_sdk 3.47; the playground's rules alone know them.
NO_CLASS = {"data_visualization"}
LANGUAGES: tuple[Language, ...] = ("en", "fr", "de")


def reports(language: Language, reader: Reader) -> list[Report]:
    """A failure, a course of weeks, and a week in which nothing changed."""
    course = [right(390 - 5 * week, 400, MONDAY - (5 - week) * WEEK) for week in range(5)]
    quiet = [right(389, 400, LAST), right(389, 400, THIS)]
    return [
        report(right(389, 400, LAST), right(364, 400), grave(0, 400, LAST), language=language, reader=reader),
        report(*course, language=language, reader=reader),
        report(*quiet, language=language, reader=reader),
    ]  # fmt: skip


def payloads() -> list[list[dict[str, Any]]]:
    return [
        list(view(made).blocks)
        for language, reader in product(LANGUAGES, Reader)
        for made in reports(language, reader)
        for view in (report_post, report_details)
    ]


def test_slacks_own_classes_take_every_block_and_change_nothing() -> None:
    kinds = set()
    for block in (one for blocks in payloads() for one in blocks):
        kinds.add(block["type"])
        if block["type"] in NO_CLASS:
            continue
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert block == parsed.to_dict()

    assert {"header", "context", "rich_text", "data_visualization"} <= kinds


def test_the_rules_of_the_playground_find_nothing() -> None:
    assert [] == [found for blocks in payloads() for found in check_blocks(blocks, "message")]


def test_a_block_that_is_none_would_be_found() -> None:
    """The control: a header of markup, and longer than headers are."""
    broken = {"type": "header", "text": {"type": "mrkdwn", "text": "x" * 151}}

    assert check_blocks([broken], "message")
    with pytest.raises(Exception, match="150 characters"):
        Block.parse(broken).validate_json()  # type: ignore[union-attr]
