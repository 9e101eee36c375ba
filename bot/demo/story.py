"""The scripted story: three people and a vague goal, step by step, each seen on the wire."""

import json
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from bot.demo.opening import CHANNEL
from bot.demo.visitor import Json, NotSeenError, Visitor
from bot.demo.wire import Wire

_GOAL = "@Remit we lose so much money on no-shows, can AI fix that?"
_LEO = (
    "We call people the day before. Most of them were coming anyway, "
    "and we can make 25 calls per desk and day."
)
_FIGURE = "11.8 % of booked slots were missed last quarter."
_CORRECTED = "12.4 % of booked slots were missed last quarter, I had the wrong export."
_ANSWERS = {  # what Nadia says in the form, by question
    "Q-B02": "12.4 % of booked slots, last quarter, from the booking export.",
    "Q-B03": "Down to 8 % of booked slots by the end of June.",
    "Q-B06": "Sam Okafor, our finance director.",
    "Q-X01": "The front desk calls the 25 patients who are most likely to miss their slot.",
}
_ANY_ANSWER = "I will find out; Sam in finance should know."
_EDITS = {"field.business_goal.population": "All four clinics"}


@dataclass(slots=True)
class Stage:
    """Who plays, what they look at, and what happened so far."""

    nadia: Visitor
    leo: Visitor
    priya: Visitor
    wire: Wire
    root: str = ""
    card_ts: str = ""
    figure_ts: str = ""
    draft_after: float = 0.0
    files: dict[str, str] = field(default_factory=dict)

    @property
    def card(self) -> Json:
        """The problem statement as everyone sees it now."""
        return self.nadia.messages.get(self.card_ts) or {}

    async def card_says(self, *words: str, without: str = "\0") -> None:
        """Wait until the card was changed on the wire, and shows these words to everyone."""
        await self.wire.called("chat.update", ts=self.card_ts)

        def look() -> bool:
            shown = json.dumps(self.card.get("blocks"), ensure_ascii=False)
            return all(word in shown for word in words) and without not in shown

        await self.nadia.sees(f"the draft says {', '.join(words)}", look)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing people do, and how to tell that it happened."""

    name: str
    play: Callable[[Stage], Awaitable[None]]


async def _mention(stage: Stage) -> None:
    began = time.perf_counter()
    stage.root = (await stage.nadia.act("post", channel=CHANNEL, text=_GOAL))["ts"]
    draft = await stage.nadia.sees("a draft in the thread", lambda: _draft_in(stage))
    stage.draft_after = time.perf_counter() - began
    stage.card_ts = draft["ts"]
    await stage.wire.delivered("app_mention", ts=stage.root)
    await stage.wire.called("chat.postMessage", thread_ts=stage.root)


def _draft_in(stage: Stage) -> Json | None:
    for message in stage.nadia.messages.values():
        in_thread = message.get("thread_ts") == stage.root and message.get("bot_id")
        if in_thread and any(_elements(message, "framing.specify")):
            return message
    return None


async def _answer_in_thread(stage: Stage) -> None:
    ts = (await stage.leo.act("post", channel=CHANNEL, text=_LEO, thread_ts=stage.root))["ts"]
    await stage.wire.delivered("message", ts=ts)
    await stage.card_says("25 calls")


async def _give_a_figure(stage: Stage) -> None:
    said = await stage.priya.act("post", channel=CHANNEL, text=_FIGURE, thread_ts=stage.root)
    stage.figure_ts = said["ts"]
    await stage.wire.delivered("message", ts=stage.figure_ts)
    await stage.card_says("11.8")


async def _correct_the_figure(stage: Stage) -> None:
    await stage.priya.act("edit", channel=CHANNEL, ts=stage.figure_ts, text=_CORRECTED)
    await stage.wire.delivered("message.message_changed", ts=stage.figure_ts)
    await stage.card_says("12.4", without="11.8")


async def _tap_an_option(stage: Stage) -> None:
    option = await stage.leo.sees(
        "an answer to tap", lambda: next(_elements(stage.card, "framing.option"), None)
    )
    await _press(stage, stage.leo, option)
    await stage.card_says(f"version {_version(option) + 1}")


async def _answer_in_a_form(stage: Stage) -> None:
    button = next(_elements(stage.card, "framing.answer"), None)
    if button is None:
        raise NotSeenError("a question to answer in the draft")
    question = button["action_id"].partition(":")[2]
    await _press(stage, stage.nadia, button)
    form = await _form(stage)
    await _submit(stage, form, {"answer.": _ANSWERS.get(question, _ANY_ANSWER)})
    await stage.card_says(f"version {_version(button) + 1}")


async def _edit_fields(stage: Stage) -> None:
    button = next(_elements(stage.card, "framing.edit"), None)
    if button is None:
        raise NotSeenError("an Edit button in the draft")
    await _press(stage, stage.nadia, button)
    form = await _form(stage)
    await _submit(stage, form, _EDITS)
    await stage.card_says("All four clinics")


async def _draft_a_spec(stage: Stage) -> None:
    button = next(_elements(stage.card, "framing.specify"), None)
    if button is None:
        raise NotSeenError("a button to turn the draft into a spec")
    await _press(stage, stage.nadia, button)
    await stage.wire.called("chat.postMessage", thread_ts=stage.root)
    await stage.nadia.sees("a spec draft in the thread", lambda: _spec_in(stage))


def _spec_in(stage: Stage) -> Json | None:
    for message in stage.nadia.messages.values():
        if message.get("thread_ts") == stage.root and any(_elements(message, "spec.export")):
            return message
    return None


async def _export(stage: Stage) -> None:
    spec = _spec_in(stage) or {}
    button = next(_elements(spec, "spec.export"))
    await _press(stage, stage.nadia, button, message=spec["ts"])
    await stage.wire.calls("files.getUploadURLExternal", 2)
    await stage.wire.called("files.completeUploadExternal", thread_ts=stage.root)
    shared = await stage.nadia.sees("two files in the thread", lambda: _files_in(stage))
    for file in shared:
        stage.files[file["name"]] = await stage.nadia.download(file["url_private_download"])
    _check_files(stage.files)


def _files_in(stage: Stage) -> list[Json] | None:
    for message in stage.nadia.messages.values():
        files: list[Json] = message.get("files") or []
        if message.get("thread_ts") == stage.root and len(files) == 2:  # noqa: PLR2004
            return files
    return None


def _check_files(files: dict[str, str]) -> None:
    """Both documents hold what people said.

    Raises:
        NotSeenError: one is missing, broken or about something else.
    """
    markdown = next((text for name, text in files.items() if name.endswith(".md")), "")
    written = next((text for name, text in files.items() if name.endswith(".json")), "")
    if not markdown.startswith("# ") or "12.4" not in markdown:
        raise NotSeenError("a Markdown file with a title and the figure Priya gave")
    try:
        document = json.loads(written)
    except ValueError:
        raise NotSeenError("a JSON file that can be read") from None
    if document.get("schema") != "remit.spec" or "12.4" not in written:
        raise NotSeenError("a JSON file of a spec with the figure Priya gave")
    if document["id"] not in markdown:
        raise NotSeenError("Markdown and JSON of the same spec")


STORY = (
    Step("Nadia mentions Remit with a vague goal; a draft appears", _mention),
    Step(
        "Leo answers in the thread without mentioning Remit; the draft follows", _answer_in_thread
    ),
    Step("Priya gives today's figure in the thread; the draft takes it", _give_a_figure),
    Step("Priya corrects her message; the draft follows the edit", _correct_the_figure),
    Step("Leo answers a question with one tap", _tap_an_option),
    Step("Nadia answers a question in a form", _answer_in_a_form),
    Step("Nadia edits fields by hand", _edit_fields),
    Step("Nadia turns it into a spec draft", _draft_a_spec),
    Step("Nadia exports it: Markdown and JSON lie in the thread", _export),
)

TO_A_SPEC = tuple(step for step in STORY if step.play in {_mention, _draft_a_spec})


async def play_step(stage: Stage, step: Step) -> float:
    """Play one step and wait for all its acknowledgements; return the slowest in milliseconds.

    Raises:
        NotSeenError: something of it did not show.
    """
    stage.wire.mark()
    await step.play(stage)
    return await stage.wire.acknowledged()


async def _press(stage: Stage, who: Visitor, button: Json, message: str | None = None) -> None:
    pressed = {key: button[key] for key in ("block_id", "action_id")}
    await who.act("action", channel=CHANNEL, message_ts=message or stage.card_ts, **pressed)
    await stage.wire.delivered(f"block_actions {button['action_id']}")


async def _form(stage: Stage) -> Json:
    opened = await stage.wire.called("views.open")
    view: Json = await stage.nadia.sees("a form", lambda: stage.nadia.view)
    if view["id"] != opened["answer"]["view"]["id"]:
        raise NotSeenError("the form that was opened")
    return view


async def _submit(stage: Stage, view: Json, texts: dict[str, str]) -> None:
    """Fill the inputs whose block begins with a key, and send the form."""
    values = {}
    for block in view["blocks"]:
        text = next((t for start, t in texts.items() if block["block_id"].startswith(start)), None)
        if block["type"] == "input" and text is not None:
            element = block["element"]
            held = {"type": element["type"], "value": text}
            values[block["block_id"]] = {element["action_id"]: held}
    answer = await stage.nadia.act("submit", view_id=view["id"], values=values)
    if not answer["ok"]:
        raise NotSeenError(f"the form accepted (it said {answer.get('errors')})")
    await stage.wire.delivered(f"view_submission {view['callback_id']}")
    await stage.nadia.sees("the form closed", lambda: stage.nadia.view is None)


def _elements(message: Json, action: str) -> Iterator[Json]:
    """The elements of an action, each with the block it is in."""
    for block in message.get("blocks") or ():
        for element in block.get("elements", ()) if block["type"] == "actions" else ():
            if element.get("action_id", "").split(":")[0] == action:
                yield {**element, "block_id": block["block_id"]}


def _version(button: Json) -> int:
    """Which version of the draft a button was drawn for."""
    return int(button["value"].split(":")[2])
