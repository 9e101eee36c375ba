"""Repeats of one gesture share a key; different gestures never do."""

from typing import Any

import pytest

from bot.slack.payload import arrival_of, audience_of, deleted_of

BOT = "URMTBOT001"


def event(id: str = "Ev1", **event: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": id,
        "authorizations": [{"user_id": BOT, "is_bot": True}],
        "event": {"channel": "C1", "user": "U1", "ts": "1.0", "channel_type": "channel", **event},
    }


def action(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "message": {"ts": "2.0", "thread_ts": "1.0"},
        "container": {"message_ts": "2.0"},
        "actions": [{"action_id": "framing.undo", "action_ts": "3.0"}],
        **changes,
    }


def submission(value: str) -> dict[str, Any]:
    state = {"values": {"b": {"a": {"value": value}}}}
    view = {"id": "V1", "hash": "h1", "callback_id": "framing.answered", "state": state}
    return {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": view}


def test_a_message_delivered_again_under_another_event_id_is_the_same_arrival() -> None:
    first = arrival_of(event("Ev1", type="app_mention", text="hi", client_msg_id="m1"))
    again = arrival_of(event("Ev2", type="app_mention", text="hi", client_msg_id="m1", ts="1.5"))

    assert first.dedupe_key == again.dedupe_key


def test_a_mention_and_the_message_it_stands_in_are_told_apart() -> None:
    text = f"<@{BOT}> hello"
    mention = arrival_of(event("Ev1", type="app_mention", text=text))
    message = arrival_of(event("Ev2", type="message", text=text))

    assert "event.app_mention" == mention.kind
    assert "event.message.mentioning" == message.kind
    assert mention.dedupe_key != message.dedupe_key


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, "event.message.overheard"),
        ({"channel_type": "im"}, "event.message.direct"),
        ({"bot_id": "B1"}, "event.message.of_bot"),
        ({"subtype": "thread_broadcast"}, "event.message.overheard"),
        ({"subtype": "channel_join"}, "event.message.channel_join"),
    ],
)
def test_messages_are_named_by_how_they_concern_us(change: dict[str, str], kind: str) -> None:
    assert kind == arrival_of(event(type="message", text="hello", **change)).kind


def test_what_happens_in_one_thread_has_one_order() -> None:
    said = arrival_of(event(type="message", text="x", thread_ts="1.0", ts="9.0"))
    changed = arrival_of(
        event(
            type="message",
            subtype="message_changed",
            message={"ts": "9.0", "thread_ts": "1.0", "edited": {"ts": "10.0"}},
        )
    )
    pressed = arrival_of(action())

    assert {"T1:C1:1.0"} == {said.order_key, changed.order_key, pressed.order_key}


def test_every_edit_of_a_message_counts_once() -> None:
    def edited(at: str) -> str:
        message = {"ts": "9.0", "edited": {"ts": at}}
        body = event(at, type="message", subtype="message_changed", message=message)
        return arrival_of(body).dedupe_key

    assert edited("10.0") == edited("10.0")
    assert edited("10.0") != edited("11.0")


def test_pressing_again_is_a_new_gesture_and_its_repeat_is_not() -> None:
    again = action(actions=[{"action_id": "framing.undo", "action_ts": "4.0"}])

    assert arrival_of(action()).dedupe_key == arrival_of(action()).dedupe_key
    assert arrival_of(action()).dedupe_key != arrival_of(again).dedupe_key


def test_a_corrected_form_is_not_taken_for_a_repeat_of_the_refused_one() -> None:
    assert arrival_of(submission("")).dedupe_key != arrival_of(submission("Sam")).dedupe_key
    assert arrival_of(submission("Sam")).dedupe_key == arrival_of(submission("Sam")).dedupe_key


def test_the_actor_comes_from_the_envelope_and_not_from_what_it_says() -> None:
    body = action(actions=[{"action_id": "framing.undo", "action_ts": "1", "value": "U_OTHER"}])

    audience = audience_of(body)

    assert audience is not None
    assert "U1" == audience.user


def test_who_presses_on_a_message_in_the_channel_is_told_there_and_in_a_thread_in_it() -> None:
    root = {"ts": "1.0", "thread_ts": "1.0"}  # a thread of replies that is not open
    places = [
        audience_of(action(message=message, container={}))
        for message in ({"ts": "1.0"}, root, {"ts": "2.0", "thread_ts": "1.0"})
    ]

    assert [place and place.thread for place in places] == [None, None, "1.0"]


def test_the_deleted_root_of_a_thread_is_a_deletion_and_not_an_edit() -> None:
    left = {"ts": "9.0", "thread_ts": "9.0", "subtype": "tombstone", "text": "This message was"}
    body = event(type="message", subtype="message_changed", message=left)

    assert "event.message_deleted" == arrival_of(body).kind
    assert "9.0" == deleted_of(body["event"])


def test_what_other_bots_write_or_change_is_told_apart() -> None:
    unfurled = {"ts": "9.0", "bot_id": "B2", "text": "x"}
    changed = event(type="message", subtype="message_changed", message=unfurled)

    assert "event.message_changed.of_bot" == arrival_of(changed).kind
    assert "event.app_mention.of_bot" == arrival_of(event(type="app_mention", bot_id="B2")).kind


def test_somebody_who_wrote_to_us_directly_is_told_when_it_fails() -> None:
    audience = audience_of(event(type="message", channel_type="im", text="undo"))

    assert audience is not None
    assert ("U1", "C1") == (audience.user, audience.channel)


def test_nobody_is_told_about_a_message_nobody_addressed_to_us() -> None:
    assert audience_of(event(type="message", text="x")) is None


def test_an_unknown_payload_is_still_an_arrival() -> None:
    assert "unrecognised" == arrival_of({"what": "is this"}).kind
