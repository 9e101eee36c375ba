"""The effects around a spec: what changed, what is unclear or open, who is asked to sign, what came of it."""

from collections.abc import Sequence

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.framing.inquiry import Asked
from bot.domain.intake.model import Origin
from bot.domain.oversight.loosening import Loosening
from bot.domain.spec.review import Review
from bot.domain.spec.version import SpecVersion
from bot.services.effect import cause_of, in_thread


def spec_turn_of(
    before: SpecVersion, after: SpecVersion, origin: Origin, *, clashes: Sequence[str] = ()
) -> Effect:
    """Say in the thread what a version changed, and what that makes void."""
    return _reply(
        after,
        f"spec-turn:{after.id}:{before.version}:{after.version}",
        view="spec.turn",
        user=origin.actor,
        facts={"before": before.version, "clashes": list(clashes)},
    )


def spec_asked_of(
    spec: SpecVersion,
    message: str,
    unclear: Sequence[int],
    rest: Sequence[str],
    origin: Origin,
) -> Effect:
    """Ask in the thread which part of a spec a sentence was about; name what was not understood."""
    return _reply(
        spec,
        f"spec-asked:{spec.id}:{message}:{cause_of(origin)}",
        view="spec.asked",
        user=origin.actor,
        facts={"message": message, "unclear": list(unclear), "rest": list(rest)},
    )


def spec_card_of(spec: SpecVersion) -> Effect:
    """Show a spec in its thread: one message, kept up to date."""
    return _card(spec, f"card:{spec.id}:r{spec.revision}", view="spec.card", card=spec.id)


def spec_review_card_of(spec: SpecVersion, review: Review) -> Effect:
    """Show who has to sign a version and who did: one message, kept up to date."""
    key = f"card:{review.id}:r{spec.revision}"
    return _card(spec, key, view="spec.review", card=review.id, review=review.id)


def loosening_card_of(spec: SpecVersion, wish: Loosening) -> Effect:
    """Show a wish for less oversight and what became of it: one message, kept up to date."""
    key = f"card:{wish.id}:{wish.state.value}"
    return _card(spec, key, view="spec.loosening", card=wish.id, loosening=wish.id)


def up_to_date(spec: SpecVersion, origin: Origin) -> Effect:
    """Tell one person that the spec already follows from the newest statement."""
    return in_thread(
        spec.place,
        key=f"already:{spec.id}:{spec.version}:{cause_of(origin)}",
        kind=EffectKind.PRIVATE,
        view="notice",
        user=origin.actor,
        facts={"code": "spec-up-to-date"},
    )


def files_of(spec: SpecVersion, origin: Origin, audience: str) -> Effect:
    """Share a spec version as documents in its thread."""
    return in_thread(
        spec.place,
        key=f"files:{spec.id}:{spec.version}:{audience}:{cause_of(origin)}",
        kind=EffectKind.FILES,
        view="spec.files",
        subject=spec.id,
        version=spec.version,
        facts={"audience": audience},
    )


def canvas_of(spec: SpecVersion, origin: Origin, *, is_new: bool) -> Effect:
    """Show a spec version as a canvas of its channel; a newer version goes only where one is shown."""
    return in_thread(
        spec.place,
        key=f"canvas:{spec.id}:{spec.version}:{cause_of(origin)}",
        kind=EffectKind.CANVAS,
        view="spec.canvas",
        subject=spec.id,
        card=f"canvas:{spec.id}",
        version=spec.version,
        facts={"only_where_shown": not is_new},
    )


def spec_decided_of(spec: SpecVersion, review: Review, origin: Origin) -> Effect:
    """Say in the thread what somebody decided about a version."""
    return _reply(
        spec,
        f"spec-decided:{review.id}:{origin.actor}:{cause_of(origin)}",
        view="spec.decided",
        user=origin.actor,
        facts={"review": review.id},
    )


def spec_commented_of(spec: SpecVersion, comment: str, origin: Origin) -> Effect:
    """Show a comment on a section in the thread."""
    return _reply(
        spec,
        f"spec-comment:{comment}",
        view="spec.comment",
        user=origin.actor,
        facts={"comment": comment},
    )


def spec_notice_of(spec: SpecVersion, code: str, origin: Origin) -> Effect:
    """Say in the thread that a spec was retired, or its review taken back."""
    return _reply(
        spec,
        f"notice:{code}:{spec.id}:{spec.version}:{cause_of(origin)}",
        view="notice",
        user=origin.actor,
        facts={"code": code},
    )


def spec_open_of(spec: SpecVersion, origin: Origin) -> Effect:
    """Say in the thread how far a spec is, what is open in it, and who has to sign."""
    key = f"spec-open:{spec.id}:{spec.version}:{cause_of(origin)}"
    return _reply(spec, key, view="spec.open", user=origin.actor, facts={})


def results_of(spec: SpecVersion, origin: Origin) -> Effect:
    """Say in the thread what was shown of each criterion by now."""
    key = f"spec-results:{spec.id}:{spec.version}:{cause_of(origin)}"
    return _reply(spec, key, view="evaluation.standing", user=origin.actor, facts={})


def item_of(spec: SpecVersion, about: str, origin: Origin) -> Effect:
    """Say in the thread what one item of a spec says, called by its number."""
    key = f"spec-item:{spec.id}:{spec.version}:{cause_of(origin)}"
    return _reply(spec, key, view="spec.item", user=origin.actor, facts={"about": about})


def cases_of(
    place: Thread, spec: SpecVersion | None, asked: Asked, language: str, origin: Origin
) -> Effect:
    """Say in a thread how many cases it takes, of its spec or of a share somebody named."""
    return in_thread(
        place,
        key=f"cases:{cause_of(origin)}",
        kind=EffectKind.REPLY,
        view="spec.cases",
        user=origin.actor,
        subject=spec.id if spec else None,
        version=spec.version if spec else 0,
        facts={"about": asked.about, "n": asked.n, "language": language},
    )


def advice_of(place: Thread, spec: SpecVersion | None, asked: Asked, origin: Origin) -> Effect:
    """Show the table of a decision about a spec's system, filled in, where somebody asked for it."""
    if spec is None:
        facts = {"code": "nothing-to-advise", "language": asked.language}
        view = "notice"
    else:
        facts, view = {"decision": asked.inquiry.value}, "drift.advice"
    return in_thread(
        place,
        key=f"advice:{cause_of(origin)}",
        kind=EffectKind.REPLY,
        view=view,
        user=origin.actor,
        subject=spec.id if spec else None,
        facts=facts,
    )


def _card(spec: SpecVersion, key: str, *, view: str, card: str, **facts: str) -> Effect:
    return in_thread(
        spec.place,
        key=key,
        kind=EffectKind.CARD,
        view=view,
        subject=spec.id,
        card=card,
        version=spec.revision,
        facts=facts,
    )


def _reply(
    spec: SpecVersion, key: str, *, view: str, user: str, facts: dict[str, object]
) -> Effect:
    return in_thread(
        spec.place,
        key=key,
        kind=EffectKind.REPLY,
        view=view,
        user=user,
        subject=spec.id,
        version=spec.version,
        facts=facts,
    )
