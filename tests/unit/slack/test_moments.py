"""Moments are told by the clock of whoever reads, and by UTC where Slack fills nothing in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.models.blocks import RichTextElementParts

import bot.slack.views
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.plan import Delegation
from bot.domain.moment import as_text, filled, read
from bot.domain.oversight.timeout import Timeout
from bot.slack.moment import moment, spoken, told
from bot.slack.views.escalation.card import card, waiting_row
from bot.slack.views.escalation.facts import Shown
from bot.slack.views.notice import notice
from bot.slack.views.report.form import planned_note
from tests.unit.domain.escalation.cases import ANN, BEN, HOUR, START, opened, plan, present, request
from tests.unit.slack.drawing import drawn

AT = datetime(2026, 11, 27, 15, 30, tzinfo=timezone(timedelta(hours=2)))
SLACKS = r"<!date\^(\d+)\^[^|>^]+\|([^<>|]+)>"
LANGUAGES = pytest.mark.parametrize("language", ["en", "fr", "de"])


def dates(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        if value.get("type") == "date":
            yield value
        for child in value.values():
            yield from dates(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from dates(child)


def test_a_moment_is_what_slack_takes_for_one_with_utc_where_it_shows_none() -> None:
    piece = moment(AT, bold=True)

    assert (
        piece
        == RichTextElementParts.Date(
            timestamp=int(AT.timestamp()),
            format="{date_short_pretty}, {time}",
            fallback="2026-11-27 13:30 UTC",
            style={"bold": True},
        ).to_dict()
    )
    assert spoken(("by ", AT, ".")).value == (
        f"by <!date^{int(AT.timestamp())}^{{date_short_pretty}}, {{time}}|2026-11-27 13:30 UTC>."
    )


@LANGUAGES
def test_every_moment_of_a_card_is_left_to_the_readers_clock(language: str) -> None:
    lent = [Delegation(of=ANN, to=BEN, starts_at=START, ends_at=START + 30 * HOUR)]
    asked = opened(
        request(language=language, undo_until=START + 50 * HOUR), plan(on_silence=Timeout.HOLD)
    )
    approved = approve(asked, ANN, 1, present()).after

    waiting, decided = (card(Shown(one, 1, lent=lent)) for one in (asked, approved))

    after = [
        (one["timestamp"] - START.timestamp()) / HOUR.total_seconds()
        for one in dates(waiting.blocks)
    ]
    assert [50, 30, 4, 24] == after
    assert 3 == len(list(dates(decided.blocks)))  # undone until, decided at, to be used by
    for view in (waiting, decided):
        said = re.sub(SLACKS, "", view.text)
        assert "UTC" not in said + "".join(one for one in texts(view.blocks))
    assert 1 == len(re.findall(SLACKS, waiting.text))
    assert "2026-11-23 13:00 UTC" in "\n".join(drawn(waiting))


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for child in value.values():
            yield from texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from texts(child)


@LANGUAGES
def test_a_list_says_by_when_in_the_readers_own_time(language: str) -> None:
    row = waiting_row(opened(), language)

    found = re.findall(SLACKS, row["text"]["text"])
    assert [(str(int((START + 4 * HOUR).timestamp())), "2026-11-23 13:00 UTC")] == found


def test_what_others_wrote_becomes_no_moment_and_fills_no_gap() -> None:
    hostile = "<!date^0^{time}|x> {when} {0} 2026-11-27T13:30:00+00:00"
    asked = opened(request(), plan(on_silence=Timeout.SAFE_DEFAULT, instead=hostile))

    view = card(Shown(asked))

    assert 1 == len(list(dates(view.blocks)))
    assert hostile in "\n".join(drawn(view))
    assert "<!date^0" not in spoken(filled("{what}", what=hostile)).value
    forged = notice("not-found", {"what": AT.isoformat()})
    assert not list(dates(forged.blocks))


def test_gaps_are_filled_once_and_spaces_stay() -> None:
    parts = filled("{a} until {when}. {a}", a="{when}", when=AT)

    assert ("{when} until ", AT, ". {when}") == parts
    assert "{when} until 2026-11-27 13:30 UTC. {when}" == as_text(parts)
    assert ["{when} until ", None, ". {when}"] == [one.get("text") for one in told(parts)]


@pytest.mark.parametrize("text", ["-", "2026-11-27 13:30", "2026-11-27 13:30 UTC", ""])
def test_what_names_no_zone_stays_the_text_it_is(text: str) -> None:
    assert text == read(text)
    assert AT == read(AT.isoformat())


@LANGUAGES
@pytest.mark.parametrize("following", ["-", "2026-11-27 13:30", AT.isoformat()])
def test_when_a_summary_comes_next_is_told_also_as_it_was_written_before(
    language: str, following: str
) -> None:
    facts = {"language": language, "state": "on", "title": "T", "when": "w", "next": following,
             "plan": "p"}  # fmt: skip
    view = planned_note(facts)

    assert bool(list(dates(view.blocks))) == (following == AT.isoformat())
    assert (following if "+" not in following else "2026-11-27 13:30 UTC") in drawn(view)[0]
    assert f"{datetime(2026, 11, 27, 13, 30, tzinfo=UTC):%H:%M}" in view.text or following == "-"


def test_no_view_writes_a_time_of_day_itself() -> None:
    views = Path(bot.slack.views.__file__).parent
    ours = list(views.rglob("*.py"))

    assert [] == [one.name for one in ours if "%H" in one.read_text("utf-8")]
    assert len(ours) > 100
