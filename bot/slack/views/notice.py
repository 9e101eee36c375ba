"""Short notes about what happened, each with what to do next."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.errors import RemitError
from bot.domain.moment import Part, Parts, filled, read
from bot.slack.actions import Action
from bot.slack.blocks import (
    INPUT_TEXT,
    MessageView,
    Piece,
    actions,
    button,
    context,
    emoji,
    line,
    mention,
    message_view,
    quotation,
    rich,
    spelled,
    words,
)
from bot.slack.moment import moment, spoken
from bot.slack.text import Data, Markup, markup, plain
from bot.slack.views.notice_words import NOTICE_WORDS, note_word
from bot.slack.views.refusal_words import refusal
from bot.slack.views.word import word


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say: what happened, then the next step; `{fact}` marks where a fact goes."""

    happened: str
    next_step: str
    icon: str = "information_source"
    starts: bool = False  # with a button to begin


NOTICES: dict[str, Notice] = {
    "nothing-to-frame": Notice(
        "I found no goal in this conversation yet.",
        "Write in a sentence what should get better, for whom, and I will draft it.",
        "speech_balloon",
        starts=True,
    ),
    "not-found": Notice(
        "I cannot find {what}, or it is not yours to see.",
        "Type /remit list to see your drafts.",
        "mag",
    ),
    "already-exists": Notice(
        "This thread already has a problem statement: {title}.",
        "Reply in the thread and I will update it.",
        "pushpin",
    ),
    "overtaken": Notice(
        "Somebody was faster: {what}.",
        "The card in the thread shows the present state. Try again from there.",
        "arrows_counterclockwise",
    ),
    "stale": Notice(
        "This button belongs to an older version.",
        "Use the newest card in the thread.",
        "arrows_counterclockwise",
    ),
    "nothing-to-advise": Notice(
        "This thread is about no spec, so nothing is on record to decide from.",
        "Ask in the thread of a spec, or in that of its summary.",
        "mag",
    ),
    "forbidden": Notice("This is not yours to decide: {what}.", "Ask {who}.", "lock"),
    "budget-spent": Notice(
        "The allowance for language models is used up until {when}.",
        "You can go on: I keep drafting by rules.",
        "hourglass_flowing_sand",
    ),
    "model-unusable": Notice(
        "The language model gave no usable draft.",
        "What you see was drafted by rules. Answer a question or press Edit to improve it.",
    ),
    "unavailable": Notice(
        "{what} cannot be reached right now.",
        "I will try again by myself; nothing you wrote is lost.",
        "hourglass_flowing_sand",
    ),
    "stopped": Notice(
        "Stopped. What I had so far is in the card.",
        "Write in this thread to go on.",
        "raised_hand",
    ),
    "expired": Notice(
        "Slack gave me too little time to open that form.",
        "Press the button once more.",
        "arrows_counterclockwise",
    ),
    "not-in-channel": Notice(
        "I am not in {channel}, so I cannot read the thread.",
        "Invite me with /invite @Remit and try again.",
        "wave",
    ),
    "exported": Notice(
        "Here is {title} as a file.",
        "It is a copy: later changes are made in the thread.",
        "page_facing_up",
    ),
    "spec-up-to-date": Notice(
        "The spec already follows from the newest problem statement.",
        "Change the problem statement first; then press Draft a spec again.",
        "pushpin",
    ),
    "spec-retired": Notice(
        "This spec is retired: it counts no more, and nothing in it changes.",
        "It can still be read and exported. To go on, say what is new about the goal and draft it again.",
        "file_cabinet",
    ),
    "undone": Notice(
        "Taken back: your last change.",
        "The card shows the present state.",
        "leftwards_arrow_with_hook",
    ),
    "resemblance-keep": Notice(
        "Noted: these are two undertakings, and both drafts stay.",
        "I will not bring the two up again. Go on here.",
        "pushpin",
    ),
    "resemblance-continue": Notice(
        "Noted: this goes on in the other thread.",
        "Open it with the link above and reply there. This draft stays as it is.",
        "pushpin",
    ),
    "empty-list": Notice(
        "You have no drafts yet.",
        "Tell me a goal in your own words to start one.",
        "seedling",
        starts=True,
    ),
    "in-thread": Notice(
        "{what} belongs to a thread, and Slack does not allow commands there.",
        "Write @Remit {what} in the thread, or use the buttons under the card.",
        "speech_balloon",
    ),
    "unknown-command": Notice(
        "I do not know {what}.", "Type /remit help to see what I understand."
    ),
    "anchored": Notice(
        "The record of decisions has {entries} entries: {anchor}",
        "Keep this message: remit audit verify --anchor, with that word, shows later whether "
        "anything up to here was changed.",
        "anchor",
    ),
    "webhook-given-up": Notice(
        "A program was not told what happened: {what} failed for a day and a half.",
        "remit webhook failed shows what it missed, and remit webhook resend sends it again.",
        "warning",
    ),
    "decisions-late": Notice(
        "{count} decisions are not where their plan says; {what} is late by {late}.",
        "Look whether the bot works: remit doctor, /health/ready and its log say more.",
        "rotating_light",
    ),
    "broke": Notice(
        "Something broke on my side, reference {reference}.",
        "Nothing you wrote is lost. Try again, and name the reference if it happens again.",
        "warning",
    ),
}
FACT = 200
SENTENCE = 900
_ROOM = 9_000  # characters for everything that is given back; Slack refuses a longer message
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")
HELP = "Type /remit help to see what I understand."
NAME = 60
GOAL = 1500


def notice(
    code: str, facts: Mapping[str, object] = MappingProxyType({}), language: str = "en"
) -> MessageView:
    """One note.

    Args:
        code: A key of `NOTICES`; an unknown one without a sentence is our mistake, and says so.
        facts: What the placeholders stand for; or a `sentence` that says it all, as errors bring
            along. Foreign text is welcome.
        language: The language to say it in.
    """
    chosen = NOTICES.get(code)
    if chosen is None and (sentence := str(facts.get("sentence") or "").strip()):
        told = words(Data(sentence), limit=SENTENCE)
        row = rich(line(emoji("information_source"), words(" "), told))
        return message_view([_spoken(sentence)], [row])
    code = code if chosen else "broke"
    chosen = NOTICES[code]
    sentences = NOTICE_WORDS.get(language, {}).get(code, (chosen.happened, chosen.next_step))
    happened, next_step = (_filled(one, facts, language) for one in sentences)
    blocks = [_lines(chosen.icon, happened, next_step)]
    if chosen.starts:
        name = note_word("start", language)
        blocks.append(actions(button(name, Action.START.at(), style="primary")))
    given_back, said = _given_back(facts.get("kept"))
    return message_view([_spoken(*happened), _spoken(*next_step), *said], [*blocks, *given_back])


def opening(who: Data, goal: Data, language: str = "en") -> MessageView:
    """The first message of a conversation somebody opened with a command or a form."""
    wants, promise = note_word("wants", language), note_word("promise", language)
    lead = line(words(who, bold=True, limit=NAME), words(wants))
    said = markup(f"{{who}}{wants} {{goal}}", who=who, goal=goal, limit=GOAL)
    blocks = [rich(lead, quotation(words(goal))), context(promise)]
    return message_view([said, promise], blocks)


def notice_of(
    error: RemitError,
    *,
    kept: Mapping[str, str] = MappingProxyType({}),
    file: str = "",
    language: str = "en",
) -> MessageView:
    """An expected error, in its own words.

    Args:
        error: What went wrong.
        kept: What the person typed, given back.
        file: Which file it is about, where several were brought.
        language: The language to say it in.
    """
    happened = refusal(error.message, language)
    if file:
        happened = f"“{file[:NAME]}”: {happened}"
    next_step = refusal(error.next_step.strip() or HELP, language)
    given_back, said = _given_back(kept)
    blocks = [_lines("information_source", (happened,), (next_step,)), *given_back]
    return message_view([_spoken(happened), _spoken(next_step), *said], blocks)


def _given_back(kept: object) -> tuple[list[dict[str, object]], list[Markup]]:
    """What somebody typed, for them to copy: as blocks and as words."""
    typed = kept if isinstance(kept, Mapping) else {}
    blocks: list[dict[str, object]] = []
    spoken = []
    longest = max(SENTENCE, min(INPUT_TEXT, _ROOM // max(1, len(typed))))
    for name, text in typed.items():
        told = words(Data(text), limit=longest)
        blocks.append(rich(line(words(f"{name}: ", bold=True), told)))
        spoken.append(markup("{name}: {text}", name=Data(name), text=Data(text)))
    return blocks, spoken


_FACTS = (
    "what", "who", "when", "title", "channel", "reference", "entries", "anchor", "count", "late",
)  # fmt: skip


def _filled(template: str, facts: Mapping[str, object], language: str) -> Parts:
    """A sentence of ours with facts in it, which makes all of it foreign text."""
    unnamed = {"who": word("someone", language)}
    found = {
        name: plain(
            Data(str(facts.get(name) or unnamed.get(name) or note_word("it", language))), FACT
        )
        for name in _FACTS
    }
    return filled(template, **{**found, "when": read(found["when"])})


def _lines(icon: str, happened: Parts, next_step: Parts) -> dict[str, object]:
    told = [piece for part in happened for piece in _told(part, bold=True)]
    following = [piece for part in next_step for piece in _with_people(part)]
    return rich(line(emoji(icon), words(" "), *told), line(*following))


def _told(part: Part, *, bold: bool = False) -> list[Piece]:
    if isinstance(part, str):
        return spelled(part, bold=bold, limit=SENTENCE)
    return [moment(part, bold=bold)]


def _with_people(part: Part) -> Iterator[Piece]:
    """What to do next, with the people in it by the names Slack shows; they are never others' words there."""
    if not isinstance(part, str):
        yield from _told(part)
        return
    for index, each in enumerate(_PERSON.split(part)):
        if index % 2:
            yield mention(f"user:{each}")
        elif each:
            yield from _told(each)


def _spoken(*sentence: Part) -> Markup:
    return spoken(sentence, limit=SENTENCE)
