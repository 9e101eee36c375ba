"""Data declared in a form, tried out, watched, and told of in the channel, in a whole workspace."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import SystemClock
from bot.demo.payments import DRIFTS, REFERENCE_WEEKS, WEEK, week_of, write_until
from bot.domain.intake.model import Queue
from bot.domain.report.plan import REPORT_DUE
from bot.store.lease import NewRow
from bot.store.store import Store
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import LEO, NADIA, NO_SHOWS, SAM, Desk, Message
from tests.integration.slack.test_spec_work import drafted, filled

TODAY = datetime.combine(datetime.now(UTC).date(), time(), tzinfo=UTC)
START = TODAY - timedelta(days=TODAY.weekday()) - (REFERENCE_WEEKS + DRIFTS + 1) * WEEK


@pytest.fixture
async def beside(database_url: str) -> AsyncIterator[Store]:
    store = Store.at(database_url, SystemClock())
    yield store
    await store.close()


async def found(desk: Desk, said: str) -> Message:
    return await desk.find(lambda m: said in m["text"], who=NADIA, channel=NO_SHOWS)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what is said is the same
async def test_data_are_declared_in_a_form_tried_out_watched_and_told_of(
    start: Start, beside: Store, tmp_path: Path
) -> None:
    write_until(tmp_path, START, DRIFTS)
    desk = await start(data_places=str(tmp_path))
    thread = await drafted(desk)
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="data x.csv")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.declared")
    when = next(b["block_id"] for b in form["blocks"] if b["block_id"].startswith("when."))
    spec = next(b for b in form["blocks"] if b["block_id"] == "spec")["element"]
    typed = {
        "name": "payments",
        "where": "payments-*.csv",
        "time": "paid_at",
        "reference": f"{START:%Y-%m-%d} to {week_of(START, 1):%Y-%m-%d}",
        "keys": "payment",
        "prediction": "called",
        "label": "fraud",
        "slices": "region",
    }

    async def submit(text: str, **changed: str) -> dict[str, object]:
        values = filled(
            form,
            {
                "spec": {"selected_option": {"value": spec["options"][0]["value"]}},
                when: {"value": text},
                **{name: {"value": said} for name, said in {**typed, **changed}.items()},
            },
        )
        return await desk.call("submit", who=NADIA, view_id=form["id"], values=values)

    no_time = await submit("sometimes")
    no_reference = await submit("every Monday at 9:00", reference="")
    secret = await submit("every Monday at 9:00", where="s3://KEY:SECRET@shop/x.csv")
    assert when in no_time["errors"]  # type: ignore[operator]
    assert "which days are the reference" in str(no_reference["errors"])
    assert "belong into the environment" in str(secret["errors"])

    await submit("every Monday at 9:00")
    card = await found(desk, "I had a look at")
    shown = str(card["blocks"])
    assert all(said in shown for said in ("channel", "levels", "amount", "payments-*.csv"))
    assert "8 columns; 6 of them are compared" in shown
    assert str(tmp_path) not in shown

    await desk.press(NADIA, card, "data.watch")
    watched = await found(desk, "I compare")
    assert watched["ts"] == card["ts"]
    await found(desk, "I post the summary of")

    async with beside.reading() as tx:
        (plan,) = await tx.reports.plans_of(
            str((await desk.look("state", who=NADIA))["team"]["id"])
        )
    fire_at = week_of(START, DRIFTS + 1) + timedelta(hours=9)
    payload = {"subject": plan.id, "fire_at": fire_at.isoformat()}
    async with beside.transaction() as tx:
        row = NewRow(key="now", kind=REPORT_DUE, team=plan.team, order_key="now", payload=payload)
        await tx.leases(Queue.JOBS).add(row)
    post = await found(desk, "columns have moved")
    assert "Seen for the first time" in str(post["blocks"])
    assert "'type': 'bar'" in str(post["blocks"])

    await told_what_to_decide(desk, thread, str(post["ts"]))
    watched = await renewed_and_undone(desk, watched, thread)

    watched = await changed_and_undone(desk, watched, thread)

    await desk.press(NADIA, watched, "data.hold")
    held = await found(desk, "is not looked at until")
    await desk.press(NADIA, held, "data.end")
    ended = await found(desk, "is not looked at any more")
    await desk.press(NADIA, ended, "data.reopen")
    again = await found(desk, "is not looked at until")
    await desk.press(NADIA, again, "data.resume")
    resumed = await found(desk, "I compare")
    assert {one["ts"] for one in (watched, held, ended, again, resumed)} == {card["ts"]}


async def changed_and_undone(desk: Desk, watched: Message, thread: str) -> Message:
    """What is declared is changed in a form that knows it, seen before it counts, and taken back."""
    await desk.press(NADIA, watched, "data.change")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.changed")
    when = next(b["block_id"] for b in form["blocks"] if b["block_id"].startswith("when."))
    shown = {
        block["block_id"]: block["element"].get("initial_value", "")
        for block in form["blocks"]
        if block["type"] == "input"
    }
    assert (shown["name"], shown["keys"], shown[when]) == (
        "payments",
        "payment",
        "every Monday at 9:00",
    )
    assert shown["reference"] == f"{START:%Y-%m-%d} to {week_of(START, 1):%Y-%m-%d}"

    async def submit(**changed: str) -> dict[str, object]:
        given = {name: {"value": said} for name, said in {**shown, **changed}.items()}
        values = filled(form, given)
        return await desk.call("submit", who=NADIA, view_id=form["id"], values=values)

    no_reason = await submit(keys="payment, called")
    no_time = await submit(**{when: "sometimes", "why": "So."})
    assert set(no_reason["errors"]) == {"why"}  # type: ignore[call-overload]
    assert set(no_time["errors"]) == {when}  # type: ignore[call-overload]

    await submit(keys="payment, called", why="Nobody acts on it <!channel>.")
    card = await found(desk, "I tried out a change")
    told_in = str(card["blocks"])
    assert "Key columns: payment → payment, called" in told_in
    assert "The reference no longer fits" in told_in
    assert "<!channel>" not in card["text"]
    assert "compared with the rows of" in str((await found(desk, "I compare"))["blocks"])

    await desk.press(NADIA, card, "data.apply")
    seen = await desk.until(
        lambda seen: [m for m in seen if "changed what is watched" in m["text"]], thread
    )
    note = next(m for m in seen if "changed what is watched" in m["text"])
    applied = await found(desk, "The change of “payments” counts")
    assert applied["ts"] == card["ts"]

    await desk.press(NADIA, note, "data.undo")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.undone")
    assert "Key columns: payment, called → payment" in str(form["blocks"])
    values = filled(form, {"why": {"value": "Somebody does."}})
    await desk.call("submit", who=NADIA, view_id=form["id"], values=values)
    await desk.until(
        lambda seen: [m for m in seen if "took a change of “payments” back" in m["text"]], thread
    )
    return await desk.find(
        lambda m: "Somebody does" in str(m) and not m.get("is_ephemeral"),
        who=NADIA,
        channel=NO_SHOWS,
    )


async def told_what_to_decide(desk: Desk, thread: str, summary: str) -> None:
    """Whether to train again is answered with its table, in the thread of the spec and of a summary."""
    for place in (thread, summary):
        await desk.say(LEO, "@Remit should we retrain?", thread_ts=place)
        seen = await desk.until(
            lambda seen: [m for m in seen if "Train again?" in m["text"]], place
        )
        answer = next(m for m in seen if "Train again?" in m["text"])
        assert "Moved inputs alone are never a reason to train" in str(answer["blocks"])
        assert "inputs have moved: yes (channel, called, amount)" in str(answer["blocks"])
    alone = await desk.say(LEO, "@Remit should we roll back?")
    await desk.until(lambda seen: [m for m in seen if "is about no spec" in m["text"]], alone)


async def renewed_and_undone(desk: Desk, watched: Message, thread: str) -> Message:
    """Whoever answers for it has the data compared with other days, and takes that back."""
    assert f"Compared with the rows of {told(START)} to" in str(watched["blocks"])
    await desk.press(SAM, watched, "data.renew")
    note = await desk.find(
        lambda m: "Only who answers for training again" in m["text"], who=SAM, channel=NO_SHOWS
    )
    assert NADIA in note["text"]

    await desk.press(NADIA, watched, "data.renew")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.renewed")

    async def submit(end: datetime, **ticked: object) -> dict[str, object]:
        given: dict[str, dict[str, object]] = {
            "start": {"selected_date": f"{week_of(START, 1):%Y-%m-%d}"},
            "end": {"selected_date": f"{end:%Y-%m-%d}"},
            "why": {"value": "Model 14 is live <!channel>."},
            "accepted": {"selected_options": [{"value": "accepted"}], **ticked},
        }
        values = filled(form, given)
        return await desk.call("submit", who=NADIA, view_id=form["id"], values=values)

    last = week_of(START, 2) + timedelta(days=6)
    unconfirmed = await submit(last, selected_options=[])
    backward = await submit(START)
    assert set(unconfirmed["errors"]) == {"accepted"}  # type: ignore[call-overload]
    assert set(backward["errors"]) == {"end"}  # type: ignore[call-overload]

    await submit(last)
    seen = await desk.until(lambda seen: [m for m in seen if "chose another" in m["text"]], thread)
    note = next(m for m in seen if "chose another" in m["text"])
    assert f"the rows of {told(week_of(START, 1))} to {told(last)}" in note["text"]
    assert "No question was open" in str(note["blocks"])
    alone = await desk.find(lambda m: "chose another" in m["text"], who=NADIA, channel=NO_SHOWS)
    assert alone.get("is_ephemeral")
    card = await desk.find(
        lambda m: "Model 14 is live" in str(m) and not m.get("is_ephemeral"),
        who=NADIA,
        channel=NO_SHOWS,
    )
    assert "<!channel>" not in note["text"]

    await desk.press(NADIA, note, "data.undo")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.undone")
    assert told(last) in str(form["blocks"])
    values = filled(form, {"why": {"value": "It was rolled back."}})
    await desk.call("submit", who=NADIA, view_id=form["id"], values=values)
    await desk.until(lambda seen: [m for m in seen if "took a renewal back" in m["text"]], thread)
    await desk.press(NADIA, note, "data.undo")  # once more, of the renewal before
    await desk.until(lambda seen: [m for m in seen if "decided or asked" in m["text"]], thread)
    back = await desk.find(
        lambda m: "It was rolled back" in str(m) and not m.get("is_ephemeral"),
        who=NADIA,
        channel=NO_SHOWS,
    )
    assert back["ts"] == card["ts"] == watched["ts"]
    return back


def told(day: datetime) -> str:
    return f"{day.day} {day:%b} {day.year}"


async def test_data_where_nobody_may_read_are_refused_to_whoever_declared_them(desk: Desk) -> None:
    await drafted(desk)
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="data")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "data.declared")
    spec = next(b for b in form["blocks"] if b["block_id"] == "spec")["element"]
    typed = {"name": "all", "where": "/etc/x.csv", "time": "at", "reference": "2026-01-01 to"}
    values = filled(
        form,
        {
            "spec": {"selected_option": {"value": spec["options"][0]["value"]}},
            **{name: {"value": said} for name, said in typed.items()},
        },
    )

    await desk.call("submit", who=NADIA, view_id=form["id"], values=values)

    alone = await desk.direct(NADIA)
    note = await desk.find(lambda m: "not be read there" in m["text"], who=NADIA, channel=alone)
    assert "REMIT_DATA_PLACES" in note["text"]
