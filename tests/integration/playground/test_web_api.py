"""What an app reads back: history, people, channels, and what is stored of a message."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.server import Playground
from tests.integration.playground.people import (
    BOT,
    GENERAL,
    LEO,
    NADIA,
    NO_SHOWS,
    Clock,
    Person,
)

GROWTH = "C0GROWTH01"


async def test_history_pages_from_new_to_old_and_ends(
    client: AsyncWebClient, nadia: Person
) -> None:
    for number in range(5):
        await nadia.say(str(number))

    pages = []
    cursor = None
    while cursor != "":
        page = await client.conversations_history(channel=NO_SHOWS, limit=2, cursor=cursor)
        pages.append([message["text"] for message in page["messages"]])
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        assert page["has_more"] == bool(cursor)

    assert pages == [["4", "3"], ["2", "1"], ["0"]]


async def test_history_is_cut_by_time_with_and_without_its_ends(
    client: AsyncWebClient, nadia: Person
) -> None:
    first, _, last = [await nadia.say(str(number)) for number in range(3)]

    async def texts(**bounds: Any) -> list[str]:  # noqa: ANN401 - arguments of the API
        page = await client.conversations_history(channel=NO_SHOWS, **bounds)
        return [message["text"] for message in page["messages"]]

    assert await texts(oldest=first, latest=last) == ["1"]
    assert await texts(oldest=first, latest=last, inclusive=True) == ["2", "1", "0"]
    assert await texts(latest=last) == ["1", "0"]


async def test_a_thread_starts_with_its_root_and_stays_out_of_history(
    client: AsyncWebClient, nadia: Person, leo: Person
) -> None:
    root = await nadia.say("root")
    await leo.say("first", thread_ts=root)
    await client.chat_postMessage(channel=NO_SHOWS, thread_ts=root, text="second")
    await client.chat_postMessage(
        channel=NO_SHOWS, thread_ts=root, text="third", reply_broadcast=True
    )

    thread = (await client.conversations_replies(channel=NO_SHOWS, ts=root))["messages"]
    history = (await client.conversations_history(channel=NO_SHOWS))["messages"]

    assert [message["text"] for message in thread] == ["root", "first", "second", "third"]
    assert (thread[0]["reply_count"], thread[0]["reply_users"]) == (3, [LEO, BOT])
    assert thread[0]["latest_reply"] == thread[3]["ts"]
    assert thread[1]["parent_user_id"] == NADIA
    assert [message["text"] for message in history] == ["third", "root"]


async def test_metadata_is_returned_only_when_asked_for(client: AsyncWebClient) -> None:
    metadata = {"event_type": "spec_drafted", "event_payload": {"id": "spec_1"}}
    await client.chat_postMessage(channel=NO_SHOWS, text="Spec", metadata=metadata)

    plain = await client.conversations_history(channel=NO_SHOWS)
    full = await client.conversations_history(channel=NO_SHOWS, include_all_metadata=True)

    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_text_is_stored_as_slack_stores_it(client: AsyncWebClient, nadia: Person) -> None:
    await nadia.say("a < b & @Leo in #growth https://example.org/?a=1&b=2. `@Leo` @nobody")
    await nadia.say("<@U0LEO00001> & raw", raw=True)
    await client.chat_postMessage(
        channel=NO_SHOWS,
        text="a < b & <@U0LEO00001> &amp; https://example.org `https://x.y` <https://x.y|z>",
    )

    assert [message["text"] for message in await nadia.messages()] == [
        (
            "a &lt; b &amp; <@U0LEO00001> in <#C0GROWTH01|growth> "
            "<https://example.org/?a=1&amp;b=2>. `@Leo` @nobody"
        ),
        "<@U0LEO00001> & raw",
        "a &lt; b &amp; <@U0LEO00001> &amp; <https://example.org> `https://x.y` <https://x.y|z>",
    ]


async def test_ephemeral_messages_are_for_one_person_and_in_no_history(
    client: AsyncWebClient, nadia: Person, leo: Person
) -> None:
    posted = await client.chat_postEphemeral(channel=NO_SHOWS, user=NADIA, text="Not yours")

    (shown,) = await nadia.messages()
    assert (shown["text"], shown["is_ephemeral"]) == ("Not yours", True)
    assert await leo.messages() == []
    assert (await client.conversations_history(channel=NO_SHOWS))["messages"] == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=NO_SHOWS, ts=posted["message_ts"], text="x")


async def test_a_response_url_takes_five_posts_in_thirty_minutes(
    playground: Playground, nadia: Person, clock: Clock
) -> None:
    issue = playground.platform.triggers.issue_response_url
    first, second = (
        AsyncWebhookClient(f"{playground.url}/hooks/response/{issue(NADIA, NO_SHOWS)}")
        for _ in range(2)
    )

    answers = [await first.send(text=str(number)) for number in range(6)]
    clock.now += 1801
    late = await second.send(text="late")

    assert [(answer.status_code, answer.body) for answer in answers[:5]] == [(200, "ok")] * 5
    assert answers[5].status_code == 404
    assert "used_url" in answers[5].body
    assert "expired_url" in late.body
    assert len(await nadia.messages()) == 5


async def test_a_response_url_replaces_and_deletes_an_ephemeral_message(
    client: AsyncWebClient, playground: Playground, nadia: Person
) -> None:
    posted = await client.chat_postEphemeral(channel=NO_SHOWS, user=NADIA, text="Sure?")
    url_id = playground.platform.triggers.issue_response_url(
        NADIA, NO_SHOWS, message_ts=posted["message_ts"], ephemeral=True
    )
    webhook = AsyncWebhookClient(f"{playground.url}/hooks/response/{url_id}")

    await webhook.send(text="Done", replace_original=True)
    replaced = [message["text"] for message in await nadia.messages()]
    await webhook.send(delete_original=True)

    assert replaced == ["Done"]
    assert await nadia.messages() == []


async def test_deleting_a_root_with_replies_leaves_a_tombstone(
    client: AsyncWebClient, nadia: Person
) -> None:
    root = (await client.chat_postMessage(channel=NO_SHOWS, text="root"))["ts"]
    await nadia.say("reply", thread_ts=root)

    await client.chat_delete(channel=NO_SHOWS, ts=root)

    (tombstone,) = await nadia.messages()
    assert (tombstone["subtype"], tombstone["reply_count"]) == ("tombstone", 1)
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel=NO_SHOWS, ts=root, text="x")


async def test_blocks_stay_when_only_text_is_updated_and_go_when_emptied(
    client: AsyncWebClient, nadia: Person
) -> None:
    ts = (await client.chat_postMessage(channel=NO_SHOWS, text="a", blocks=[{"type": "divider"}]))[
        "ts"
    ]

    await client.chat_update(channel=NO_SHOWS, ts=ts, text="b")
    (kept,) = await nadia.messages()
    await client.chat_update(channel=NO_SHOWS, ts=ts, text="c", blocks=[])
    (emptied,) = await nadia.messages()

    assert [block["type"] for block in kept["blocks"]] == ["divider"]
    assert "blocks" not in emptied


async def test_arguments_are_read_from_forms_with_json_inside(
    playground: Playground, nadia: Person
) -> None:
    form = {"token": "xoxb-playground", "channel": NO_SHOWS, "blocks": '[{"type":"divider"}]'}

    url = f"{playground.api_url}chat.postMessage"
    async with nadia.session.post(url, data=form) as response:
        answer = await response.json()

    assert answer["ok"] is True
    assert answer["message"]["blocks"][0]["type"] == "divider"


async def test_people_and_channels_are_listed_page_by_page(client: AsyncWebClient) -> None:
    users = [
        user["id"] async for page in await client.users_list(limit=4) for user in page["members"]
    ]
    channels = [
        channel["name"]
        async for page in await client.conversations_list(limit=3, types="public_channel")
        for channel in page["channels"]
    ]

    assert len(users) == len(set(users)) == 6
    assert channels == ["no-shows", "growth", "ml-reviews", "general"]
    general = (await client.conversations_info(channel=GENERAL))["channel"]
    assert (general["is_member"], general["is_general"]) == (False, True)
    members = (await client.conversations_members(channel=NO_SHOWS))["members"]
    assert {NADIA, BOT} <= set(members)


async def test_people_are_known_by_id_and_e_mail(client: AsyncWebClient) -> None:
    by_id = (await client.users_info(user=NADIA))["user"]
    by_email = (await client.users_lookupByEmail(email=by_id["profile"]["email"]))["user"]

    assert by_email["id"] == NADIA
    assert by_id["profile"]["title"] == "Product owner"
    assert (await client.users_info(user="U0GUEST001"))["user"]["is_restricted"] is True


async def test_a_user_id_stands_for_the_direct_message(
    client: AsyncWebClient, nadia: Person, leo: Person
) -> None:
    opened = await client.conversations_open(users=NADIA)
    posted = await client.chat_postMessage(channel=NADIA, text="Psst")

    assert posted["channel"] == opened["channel"]["id"] == "D0NADIA001"
    assert [message["text"] for message in await nadia.messages("D0NADIA001")] == ["Psst"]
    assert "error" in await leo.get("messages", channel="D0NADIA001")


async def test_a_permalink_opens_the_page(
    client: AsyncWebClient, nadia: Person, session: aiohttp.ClientSession
) -> None:
    root = await nadia.say("root")
    reply = await nadia.say("reply", thread_ts=root)

    link = (await client.chat_getPermalink(channel=NO_SHOWS, message_ts=reply))["permalink"]

    assert link.endswith(
        f"/archives/{NO_SHOWS}/p{reply.replace('.', '')}?thread_ts={root}&cid={NO_SHOWS}"
    )
    async with session.get(link) as response:
        assert response.status == 200


async def test_a_recording_holds_every_frame_but_no_token(
    client: AsyncWebClient, nadia: Person, session: aiohttp.ClientSession
) -> None:
    await client.chat_postMessage(channel=GROWTH, text="x")

    async with session.get(f"{nadia.url}/playground/recording") as response:
        lines = (await response.text()).splitlines()

    assert '"chat.postMessage"' in lines[0]
    assert not any("xoxb" in line for line in lines)
