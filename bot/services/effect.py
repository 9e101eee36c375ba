"""The effects use cases queue: what people shall see, named so that it is shown once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.spec.version import SpecVersion


def in_thread(place: Thread, *, key: str, kind: EffectKind, view: str, **more: Any) -> Effect:  # noqa: ANN401 - the other fields of an effect
    """Something to be seen in a thread."""
    return Effect(
        key=key,
        kind=kind,
        team=place.team,
        view=view,
        channel=place.channel,
        thread=place.thread,
        **more,
    )


def card_of(version: StatementVersion) -> Effect:
    """Show a statement's newest version in its thread: one message, kept up to date."""
    return in_thread(
        version.place,
        key=f"card:{version.id}:{version.version}",
        kind=EffectKind.CARD,
        view="framing.card",
        subject=version.id,
        card=version.id,
        version=version.version,
    )


def status_of(version: StatementVersion, *, working: bool) -> Effect:
    """Say in the thread that a closer reading goes on, or that it is over."""
    return in_thread(
        version.place,
        key=f"status:{version.id}:{version.version}:{'on' if working else 'off'}",
        kind=EffectKind.STATUS,
        view="status",
        facts={"working": working, "language": version.statement.language},
    )


def progress_of(version: StatementVersion, section: str, step: int) -> Effect:
    """Say in the thread which section of a draft is being worked on."""
    status = status_of(version, working=True)
    facts = {**status.facts, "section": section}
    return status.model_copy(update={"key": f"{status.key}:{step}", "facts": facts})


def budget_note_of(version: StatementVersion, user: str, returns_at: datetime) -> Effect:
    """Tell the person who asked, once a day and draft, that no model read it, and until when."""
    return in_thread(
        version.place,
        key=f"budget:{version.id}:{user}:{returns_at.date().isoformat()}",
        kind=EffectKind.PRIVATE,
        view="notice",
        user=user,
        facts={"code": "budget-spent", "when": returns_at.isoformat()},
    )


def turn_of(
    before: StatementVersion,
    after: StatementVersion,
    origin: Origin,
    spec: SpecVersion | None = None,
    *,
    followed: bool = False,
) -> Effect:
    """Say in the thread what changed between two versions, and what is asked next.

    Args:
        before: The statement as it was.
        after: As it is.
        origin: Who said something.
        spec: The spec of the thread.
        followed: Whether its newest version was made by the same change.
    """
    key = f"{turns_of(after.id)}{before.version}:{after.version}:{cause_of(origin)}"
    return in_thread(
        after.place,
        key=key,
        kind=EffectKind.CARD,
        view="framing.turn",
        subject=after.id,
        card=key,
        version=after.version,
        facts={
            "before": before.version,
            "after": after.version,
            **_beside(spec, followed=followed),
        },
    )


def _beside(spec: SpecVersion | None, *, followed: bool) -> dict[str, object]:
    """What an answer says of the spec of its thread: that it followed, and what people may ask of it."""
    if spec is None:
        return {}
    named = next((one.id for one in spec.spec.acceptance if one.threshold is not None), "")
    return {"spec": {"item": named, "version": spec.version if followed else 0}}


def turns_of(id: str) -> str:
    """How the keys of all turns of a statement begin."""
    return f"turn:{id}:"


def settled_of(earlier: str, newer: StatementVersion, spec: SpecVersion | None = None) -> Effect:
    """Leave only what was noted of an earlier turn: what it asked is asked by a newer one.

    Args:
        earlier: The key of the earlier turn.
        newer: The version the newer turn is about.
        spec: The spec of the thread.
    """
    _, statement, before, after, _ = earlier.split(":", 4)
    return in_thread(
        newer.place,
        key=f"settled:{earlier}",
        kind=EffectKind.UPDATE,
        view="framing.turn",
        subject=statement,
        card=earlier,
        version=newer.version + 1,  # newer than what it shows, also where nothing was changed
        facts={
            "before": int(before),
            "after": int(after),
            "settled": True,
            **_beside(spec, followed=False),
        },
    )


def notice_in(code: str, conversation: Conversation, origin: Origin, language: str) -> Effect:
    """Say something in a thread."""
    return in_thread(
        conversation.place,
        key=f"notice:{code}:{conversation.id}:{cause_of(origin)}",
        kind=EffectKind.REPLY,
        view="notice",
        facts={"code": code, "language": language},
    )


def noted_of(place: Thread, message: str) -> Effect:
    """Show with the lightest sign there is that a message counted: its words are in the card."""
    return in_thread(
        place,
        key=f"noted:{place.team}:{place.channel}:{message}",
        kind=EffectKind.REACTION,
        view="reaction",
        facts={"message": message, "name": "white_check_mark"},
    )


def reviewed_of(version: StatementVersion, flag: str, verdict: str, origin: Origin) -> Effect:
    """Say in the thread that somebody decided whether a risk applies, or took that back."""
    return in_thread(
        version.place,
        key=f"reviewed:{version.id}:{flag}:{cause_of(origin)}",
        kind=EffectKind.REPLY,
        view="framing.reviewed",
        user=origin.actor,
        subject=version.id,
        version=version.version,
        facts={"flag": flag, "verdict": verdict},
    )


def cause_of(origin: Origin) -> str:
    """Name what led to an effect, so that the same cause never shows it twice."""
    return f"{origin.claim.queue}:{origin.claim.row}" if origin.claim else "direct"


def statement_files_of(version: StatementVersion, origin: Origin) -> Effect:
    """Share a problem statement as documents in its thread."""
    return in_thread(
        version.place,
        key=f"files:{version.id}:{version.version}:{cause_of(origin)}",
        kind=EffectKind.FILES,
        view="framing.files",
        subject=version.id,
        version=version.version,
    )


def why_of(
    version: StatementVersion, paths: Sequence[str], origin: Origin, *, understood: bool
) -> Effect:
    """Say in the thread what a field rests on, or offer what can be asked about."""
    return _reply(version, origin, view="framing.why", paths=list(paths), understood=understood)


def history_of(version: StatementVersion, origin: Origin) -> Effect:
    """Say in the thread what the last versions changed."""
    return _reply(version, origin, view="framing.history")


def open_of(version: StatementVersion, origin: Origin, *, untested: bool = False) -> Effect:
    """Say in the thread what nobody has said yet, and what is asked next.

    `untested` says that somebody asked for results, which there are none of without a spec.
    """
    return _reply(version, origin, view="framing.open", untested=untested)


def _reply(version: StatementVersion, origin: Origin, *, view: str, **facts: object) -> Effect:
    return in_thread(
        version.place,
        key=f"{view}:{version.id}:{version.version}:{cause_of(origin)}",
        kind=EffectKind.REPLY,
        view=view,
        subject=version.id,
        version=version.version,
        facts=facts,
    )


def resembling_of(here: StatementVersion, other: StatementVersion, person: str) -> Effect:
    """Tell one person in the thread they work in that another statement is like it."""
    return in_thread(
        here.place,
        key=f"resembling:{here.id}:{other.id}:{person}",
        kind=EffectKind.PRIVATE,
        view="framing.resembling",
        user=person,
        subject=here.id,
        facts={"other": other.id},
    )


def overtaken_of(version: StatementVersion, kept: Sequence[str], origin: Origin) -> Effect:
    """Tell whoever answered too late what stands by now, and that their answer is kept."""
    return in_thread(
        version.place,
        key=f"overtaken:{version.id}:{cause_of(origin)}",
        kind=EffectKind.PRIVATE,
        view="framing.overtaken",
        user=origin.actor,
        subject=version.id,
        version=version.version,
        facts={"kept": list(kept)},
    )


def opening_of(channel: str | None, text: str, language: str, origin: Origin) -> Effect:
    """Open a conversation with the goal somebody typed into a command or a form."""
    return Effect(
        key=f"opening:{cause_of(origin)}",
        kind=EffectKind.OPENING,
        team=origin.team,
        view="opening",
        channel=channel,
        user=origin.actor,
        facts={"text": text, "language": language},
    )


def private_of(view: str, origin: Origin, *, channel: str | None, facts: dict[str, str]) -> Effect:
    """Show something to one person only."""
    return Effect(
        key=f"{view}:{cause_of(origin)}",
        kind=EffectKind.PRIVATE,
        team=origin.team,
        view=view,
        channel=channel,
        user=origin.actor,
        facts=facts,
    )


def home_of(team: str, user: str, cause: str) -> Effect:
    """Show a person their home page as it is now."""
    return Effect(
        key=f"home:{user}:{cause}", kind=EffectKind.HOME, team=team, view="home", user=user
    )
