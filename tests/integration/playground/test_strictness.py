"""What Slack refuses, the playground refuses, with the same code."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from tests.integration.playground.people import (
    BOARD,
    BOT,
    GENERAL,
    NADIA,
    NO_SHOWS,
    SAM,
    Clock,
    Person,
)

ANSWER = "C0MLREVIEW"


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def marked(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def option(text: str = "One", value: str = "1") -> dict[str, Any]:
    return {"text": plain(text), "value": value}


def button(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"type": "button", "action_id": "go", "text": plain("Go"), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def menu(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return actions({"type": "static_select", "action_id": "pick", "options": [option()], **more})


def table(rows: int, columns: int) -> dict[str, Any]:
    row = [{"type": "raw_text", "text": "x"}] * columns
    return {"type": "table", "rows": [row] * rows}


def line(points: int = 2, series: int = 1, title: str = "Drift") -> dict[str, Any]:
    labels = [f"w{number}" for number in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    lines = [{"name": f"s{number}", "data": data} for number in range(series)]
    axes = {"categories": labels}
    chart = {"type": "line", "series": lines, "axis_config": axes}
    return {"type": "data_visualization", "title": title, "chart": chart}


DIVIDER = {"type": "divider"}
SECTION = {"type": "section", "text": marked("x")}
CONFIRM = {"title": plain("?"), "text": marked("?"), "confirm": plain("y"), "deny": plain("n")}

BAD_BLOCKS = {
    "not a list of objects": ["x"],
    "no type": [{"text": plain("x")}],
    "unknown type": [{"type": "sections", "text": plain("x")}],
    "unknown key": [{**SECTION, "colour": "red"}],
    "51 blocks": [DIVIDER] * 51,
    "section without text": [{"type": "section"}],
    "section with a string": [{"type": "section", "text": "x"}],
    "empty text": [{"type": "section", "text": marked("")}],
    "section text too long": [{"type": "section", "text": marked("x" * 3001)}],
    "field too long": [{"type": "section", "fields": [marked("x" * 2001)]}],
    "11 fields": [{"type": "section", "fields": [marked("x")] * 11}],
    "header in mrkdwn": [{"type": "header", "text": marked("x")}],
    "header too long": [{"type": "header", "text": plain("x" * 151)}],
    "no actions": [actions()],
    "26 actions": [actions(*(button(action_id=str(n)) for n in range(26)))],
    "button in mrkdwn": [actions(button(text=marked("Go")))],
    "button text too long": [actions(button(text=plain("x" * 76)))],
    "button value too long": [actions(button(value="x" * 2001))],
    "button value not a string": [actions(button(value={"id": 1}))],
    "button style unknown": [actions(button(style="green"))],
    "action id twice in a block": [actions(button(), button())],
    "action id too long": [actions(button(action_id="x" * 256))],
    "block id twice": [{**DIVIDER, "block_id": "a"}, {**DIVIDER, "block_id": "a"}],
    "block id too long": [{**DIVIDER, "block_id": "x" * 256}],
    "confirm without title": [actions(button(confirm={**CONFIRM, "title": None}))],
    "confirm text too long": [actions(button(confirm={**CONFIRM, "text": marked("x" * 301)}))],
    "no options": [menu(options=[])],
    "101 options": [menu(options=[option(value=str(n)) for n in range(101)])],
    "option text too long": [menu(options=[option("x" * 76)])],
    "option value too long": [menu(options=[option(value="x" * 151)])],
    "initial option not offered": [menu(initial_option=option("Two", "2"))],
    "placeholder too long": [menu(placeholder=plain("x" * 151))],
    "6 overflow options": [
        actions({"type": "overflow", "options": [option(value=str(n)) for n in range(6)]})
    ],
    "11 radio buttons": [
        actions({"type": "radio_buttons", "options": [option(value=str(n)) for n in range(11)]})
    ],
    "bad date": [actions({"type": "datepicker", "initial_date": "tomorrow"})],
    "11 context elements": [{"type": "context", "elements": [marked("x")] * 11}],
    "button in context": [{"type": "context", "elements": [button()]}],
    "image without alt text": [{"type": "image", "image_url": "https://example.org/a.png"}],
    "6 context actions": [
        {
            "type": "context_actions",
            "elements": [
                {"type": "icon_button", "icon": "trash", "text": plain("x"), "action_id": str(n)}
                for n in range(6)
            ],
        }
    ],
    "markdown too long": [{"type": "markdown", "text": "x" * 12_001}],
    "markdown too long in total": [{"type": "markdown", "text": "x" * 7_000}] * 2,
    "alert outside modals": [{"type": "alert", "text": plain("x")}],
    "two tables": [table(1, 1), table(1, 1)],
    "101 table rows": [table(101, 1)],
    "21 table columns": [table(1, 21)],
    "data table without rows": [{**table(1, 1), "type": "data_table", "caption": "x"}],
    "data table too big": [
        {
            "type": "data_table",
            "caption": "x",
            "rows": [[{"type": "raw_text", "text": "x" * 10_001}]] * 2,
        }
    ],
    "chart title too long": [line(title="x" * 51)],
    "21 points": [line(points=21)],
    "7 series": [line(series=7)],
    "3 charts": [line()] * 3,
    "labels that are no category": [
        {**line(), "chart": {**line()["chart"], "axis_config": {"categories": ["a", "b"]}}}
    ],
    "card without content": [{"type": "card", "subtitle": plain("x")}],
    "card body too long": [{"type": "card", "body": plain("x" * 201)}],
    "4 card buttons": [
        {"type": "card", "actions": [button(action_id=str(number)) for number in range(4)]}
    ],
    "11 cards": [{"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 11}],
    "task of unknown status": [
        {"type": "task_card", "task_id": "1", "title": "x", "status": "done"}
    ],
    "51 tasks": [
        {
            "type": "plan",
            "title": "x",
            "tasks": [{"type": "task_card", "task_id": "1", "title": "x", "status": "pending"}]
            * 51,
        }
    ],
    "container in a container": [
        {
            "type": "container",
            "title": plain("x"),
            "child_blocks": [{"type": "container", "title": plain("x"), "child_blocks": [DIVIDER]}],
        }
    ],
}


@pytest.mark.parametrize("blocks", BAD_BLOCKS.values(), ids=BAD_BLOCKS.keys())
async def test_bad_blocks_are_refused_with_a_pointer_and_nothing_is_posted(
    client: AsyncWebClient, nadia: Person, blocks: list[Any]
) -> None:
    with pytest.raises(SlackApiError) as refusal:
        await client.api_call(
            "chat.postMessage", json={"channel": NO_SHOWS, "text": "x", "blocks": blocks}
        )

    answer = refusal.value.response
    assert answer["error"] == "invalid_blocks"
    assert all("[json-pointer:/blocks" in text for text in answer["response_metadata"]["messages"])
    assert await nadia.messages() == []


GOOD_BLOCKS: list[dict[str, Any]] = [
    {**SECTION, "accessory": button(confirm=CONFIRM, style="danger", value="x" * 2000)},
    {"type": "section", "fields": [marked("x" * 2000)] * 10},
    {"type": "header", "text": plain("x" * 150)},
    actions(*(button(action_id=str(number)) for number in range(25))),
    menu(options=[option(value=str(number)) for number in range(100)]),
    {"type": "context", "elements": [marked("x")] * 10},
    {"type": "markdown", "text": "x" * 12_000},
    table(100, 20),
    line(points=20, series=6, title="x" * 50),
    {"type": "card", "title": plain("x"), "actions": [button()]},
    {"type": "image", "image_url": "https://example.org/a.png", "alt_text": ""},
]


async def test_blocks_at_their_limits_are_accepted(client: AsyncWebClient, nadia: Person) -> None:
    await client.chat_postMessage(channel=NO_SHOWS, text="x", blocks=GOOD_BLOCKS)

    (message,) = await nadia.messages()
    assert [block["type"] for block in message["blocks"]] == [b["type"] for b in GOOD_BLOCKS]
    assert all(block["block_id"] for block in message["blocks"])


def modal(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"type": "modal", "title": plain("Title"), "blocks": [SECTION], **more}


INPUT = {"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}
BAD_VIEWS = {
    "no title": modal(title=None),
    "title too long": modal(title=plain("x" * 25)),
    "submit too long": modal(submit=plain("x" * 25)),
    "101 blocks": modal(blocks=[DIVIDER] * 101),
    "input without submit": modal(blocks=[INPUT]),
    "private metadata too long": modal(private_metadata="x" * 3001),
    "callback id too long": modal(callback_id="x" * 256),
    "markdown block": modal(blocks=[{"type": "markdown", "text": "x"}]),
    "unknown key": modal(colour="red"),
    "home in a modal": {"type": "home", "blocks": [SECTION]},
}


@pytest.mark.parametrize("view", BAD_VIEWS.values(), ids=BAD_VIEWS.keys())
async def test_bad_views_are_refused_and_the_trigger_stays_good(
    client: AsyncWebClient, playground: Playground, view: dict[str, Any]
) -> None:
    trigger = playground.platform.triggers.issue(NADIA)

    with pytest.raises(SlackApiError) as refusal:
        await client.api_call("views.open", json={"trigger_id": trigger, "view": view})

    assert refusal.value.response["error"] == "invalid_arguments"
    assert "/view" in refusal.value.response["response_metadata"]["messages"][0]
    await client.views_open(trigger_id=trigger, view=modal())


POST = {"channel": NO_SHOWS, "text": "x"}
BAD_CALLS: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown method": ("chat.shout", {}, "unknown_method"),
    "no channel": ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    "unknown channel": ("chat.postMessage", {**POST, "channel": "C999"}, "channel_not_found"),
    "not a member": ("chat.postMessage", {**POST, "channel": GENERAL}, "not_in_channel"),
    "private": ("chat.postMessage", {**POST, "channel": BOARD}, "channel_not_found"),
    "nothing to say": ("chat.postMessage", {"channel": NO_SHOWS}, "no_text"),
    "markdown and text": (
        "chat.postMessage",
        {**POST, "markdown_text": "x"},
        "markdown_text_conflict",
    ),
    "markdown too long": (
        "chat.postMessage",
        {"channel": NO_SHOWS, "markdown_text": "x" * 12_001},
        "msg_too_long",
    ),
    "unknown thread": ("chat.postMessage", {**POST, "thread_ts": "1.2"}, "thread_not_found"),
    "blocks not JSON": ("chat.postMessage", {**POST, "blocks": "[{"}, "invalid_blocks_format"),
    "metadata not JSON": (
        "chat.postMessage",
        {**POST, "metadata": "{"},
        "invalid_metadata_format",
    ),
    "metadata without a type": (
        "chat.postMessage",
        {**POST, "metadata": {"event_payload": {}}},
        "invalid_metadata_schema",
    ),
    "update of nothing": ("chat.update", {**POST, "ts": "1.2"}, "message_not_found"),
    "ephemeral to a stranger": (
        "chat.postEphemeral",
        {**POST, "user": BOT[:-1] + "9"},
        "user_not_found",
    ),
    "ephemeral to a non-member": (
        "chat.postEphemeral",
        {**POST, "channel": ANSWER, "user": "U0GUEST001"},
        "user_not_in_channel",
    ),
    "history of another channel": (
        "conversations.history",
        {"channel": GENERAL},
        "not_in_channel",
    ),
    "replies to nothing": (
        "conversations.replies",
        {"channel": NO_SHOWS, "ts": "1.2"},
        "thread_not_found",
    ),
    "bad cursor": (
        "conversations.history",
        {"channel": NO_SHOWS, "cursor": "x"},
        "invalid_cursor",
    ),
    "bad limit": ("conversations.history", {"channel": NO_SHOWS, "limit": 1000}, "invalid_limit"),
    "bad oldest": (
        "conversations.history",
        {"channel": NO_SHOWS, "oldest": "yesterday"},
        "invalid_ts_oldest",
    ),
    "unknown user": ("users.info", {"user": "U999"}, "user_not_found"),
    "unknown e-mail": ("users.lookupByEmail", {"email": "x@y.example"}, "users_not_found"),
    "reaction to nothing": (
        "reactions.add",
        {"channel": NO_SHOWS, "timestamp": "1.2", "name": "eyes"},
        "message_not_found",
    ),
    "no reaction name": (
        "reactions.add",
        {"channel": NO_SHOWS, "timestamp": "1.2", "name": "no such emoji!"},
        "invalid_name",
    ),
    "no trigger": ("views.open", {"view": modal()}, "invalid_arguments"),
    "invented trigger": (
        "views.open",
        {"trigger_id": "1.2.3", "view": modal()},
        "invalid_trigger_id",
    ),
    "update of a closed view": ("views.update", {"view_id": "V9", "view": modal()}, "not_found"),
    "home for nobody": (
        "views.publish",
        {"user_id": "U9", "view": {"type": "home", "blocks": []}},
        "user_not_found",
    ),
    "stream outside a thread": ("chat.startStream", {"channel": NO_SHOWS}, "invalid_arguments"),
    "stream for nobody": (
        "chat.startStream",
        {"channel": NO_SHOWS, "thread_ts": "1.2"},
        "missing_recipient_user_id",
    ),
    "unknown session status": (
        "assistant.threads.setStatus",
        {"channel_id": NO_SHOWS, "thread_ts": "1.2", "status": "x"},
        "invalid_thread_ts",
    ),
    "5 prompts": (
        "assistant.threads.setSuggestedPrompts",
        {"channel_id": "D0NADIA001", "prompts": [{"title": "x", "message": "x"}] * 5},
        "invalid_arguments",
    ),
    "file never uploaded": (
        "files.completeUploadExternal",
        {"files": [{"id": "F9"}]},
        "file_not_found",
    ),
    "socket with a bot token": ("apps.connections.open", {}, "not_allowed_token_type"),
}


@pytest.mark.parametrize(("method", "arguments", "code"), BAD_CALLS.values(), ids=BAD_CALLS.keys())
async def test_bad_calls_are_refused_with_slacks_code(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], code: str
) -> None:
    with pytest.raises(SlackApiError) as refusal:
        await client.api_call(method, json=arguments)

    assert refusal.value.response["error"] == code


@pytest.mark.parametrize(("token", "code"), [("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
async def test_a_wrong_token_is_refused(playground: Playground, token: str, code: str) -> None:
    client = AsyncWebClient(token=token, base_url=playground.api_url)

    with pytest.raises(SlackApiError) as refusal:
        await client.auth_test()

    assert refusal.value.response["error"] == code


async def test_only_own_messages_can_be_updated_and_deleted(
    client: AsyncWebClient, nadia: Person
) -> None:
    ts = await nadia.say("mine")

    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel=NO_SHOWS, ts=ts, text="x")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await client.chat_delete(channel=NO_SHOWS, ts=ts)

    assert [message["text"] for message in await nadia.messages()] == ["mine"]


async def test_long_updates_are_refused_and_long_posts_truncated(
    client: AsyncWebClient, nadia: Person
) -> None:
    posted = await client.chat_postMessage(channel=NO_SHOWS, text="x" * 40_001)

    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_update(channel=NO_SHOWS, ts=posted["ts"], text="x" * 4_001)

    assert posted["warning"] == "message_truncated"
    assert len((await nadia.messages())[0]["text"]) == 40_000


async def test_a_reaction_is_added_once_and_removed_once(
    client: AsyncWebClient, nadia: Person
) -> None:
    ts = await nadia.say("x")
    where = {"channel": NO_SHOWS, "timestamp": ts, "name": "eyes"}

    await client.reactions_add(**where)
    with pytest.raises(SlackApiError, match="already_reacted"):
        await client.reactions_add(**where)
    await client.reactions_remove(**where)
    with pytest.raises(SlackApiError, match="no_reaction"):
        await client.reactions_remove(**where)

    assert "reactions" not in (await nadia.messages())[0]


async def test_a_trigger_opens_one_modal_within_three_seconds(
    client: AsyncWebClient, playground: Playground, clock: Clock
) -> None:
    first, second = (playground.platform.triggers.issue(NADIA) for _ in range(2))

    clock.now += 3
    await client.views_open(trigger_id=first, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=first, view=modal())
    clock.now += 0.1
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=second, view=modal())


async def test_modals_stack_three_deep(client: AsyncWebClient, playground: Playground) -> None:
    issue = playground.platform.triggers.issue
    await client.views_open(trigger_id=issue(NADIA), view=modal())
    for _ in range(2):
        await client.views_push(trigger_id=issue(NADIA), view=modal())

    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=issue(NADIA), view=modal())


async def test_a_stale_hash_is_a_conflict(client: AsyncWebClient, playground: Playground) -> None:
    home = {"type": "home", "blocks": [SECTION]}
    first = (await client.views_publish(user_id=SAM, view=home))["view"]
    second = (await client.views_publish(user_id=SAM, view=home, hash=first["hash"]))["view"]

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id=SAM, view=home, hash=first["hash"])

    assert second["id"] == first["id"]
    trigger = playground.platform.triggers.issue(NADIA)
    opened = (await client.views_open(trigger_id=trigger, view=modal()))["view"]
    where = {"view_id": opened["id"], "view": modal(), "hash": opened["hash"]}
    await client.views_update(**where)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(**where)


class TestWithFewScopes:
    """An app installed with chat:write and channels:history only."""

    @pytest.fixture
    def manifest(self) -> dict[str, Any]:
        return {"oauth_config": {"scopes": {"bot": ["chat:write", "channels:history"]}}}

    @pytest.mark.parametrize(
        ("method", "arguments", "needed"),
        [
            ("users.list", {}, "users:read"),
            ("reactions.add", {"channel": NO_SHOWS}, "reactions:write"),
            ("conversations.history", {"channel": "D0NADIA001"}, "im:history"),
            ("files.getUploadURLExternal", {}, "files:write"),
        ],
    )
    async def test_missing_scopes_are_named(
        self, client: AsyncWebClient, method: str, arguments: dict[str, Any], needed: str
    ) -> None:
        with pytest.raises(SlackApiError) as refusal:
            await client.api_call(method, json=arguments)

        answer = refusal.value.response
        assert (answer["error"], answer["needed"]) == ("missing_scope", needed)
        assert answer["provided"] == "chat:write,channels:history"

    async def test_the_granted_scopes_are_in_a_header(self, client: AsyncWebClient) -> None:
        answer = await client.auth_test()

        assert answer.headers["x-oauth-scopes"] == "chat:write,channels:history"

    async def test_agent_features_need_an_agent_manifest(
        self, client: AsyncWebClient, nadia: Person
    ) -> None:
        ts = await nadia.say("x")

        with pytest.raises(SlackApiError, match="not_allowed"):
            await client.assistant_threads_setStatus(channel_id=NO_SHOWS, thread_ts=ts, status="x")

    async def test_unsubscribed_events_are_not_sent(
        self, playground: Playground, nadia: Person
    ) -> None:
        await nadia.say("@Remit hello")

        assert list(playground.platform.recorder.frames) == []
        assert playground.platform.delivery.tasks == set()
