"""The effects around a spec: what changed, what is unclear, who is asked to sign, what came of it."""

from collections.abc import Sequence
from typing import Any

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import Origin
from bot.domain.oversight.loosening import Loosening
from bot.domain.spec.review import Review
from bot.domain.spec.version import SpecVersion
from bot.services.effect import cause_of


def spec_turn_of(
    before: SpecVersion, after: SpecVersion, origin: Origin, *, clashes: Sequence[str] = ()
) -> Effect:
    """Say in the thread what a version changed, and what that makes void."""
    return _in_thread(
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
    return _in_thread(
        spec,
        f"spec-asked:{spec.id}:{message}:{cause_of(origin)}",
        view="spec.asked",
        user=origin.actor,
        facts={"message": message, "unclear": list(unclear), "rest": list(rest)},
    )


def spec_review_card_of(spec: SpecVersion, review: Review) -> Effect:
    """Show who has to sign a version and who did: one message, kept up to date."""
    key = f"card:{review.id}:r{spec.revision}"
    return _card(spec, key, view="spec.review", card=review.id, facts={"review": review.id})


def loosening_card_of(spec: SpecVersion, wish: Loosening) -> Effect:
    """Show a wish for less oversight and what became of it: one message, kept up to date."""
    key = f"card:{wish.id}:{wish.state.value}"
    return _card(spec, key, view="spec.loosening", card=wish.id, facts={"loosening": wish.id})


def spec_decided_of(spec: SpecVersion, review: Review, origin: Origin) -> Effect:
    """Say in the thread what somebody decided about a version."""
    return _in_thread(
        spec,
        f"spec-decided:{review.id}:{origin.actor}:{cause_of(origin)}",
        view="spec.decided",
        user=origin.actor,
        facts={"review": review.id},
    )


def spec_commented_of(spec: SpecVersion, comment: str, origin: Origin) -> Effect:
    """Show a comment on a section in the thread."""
    return _in_thread(
        spec,
        f"spec-comment:{comment}",
        view="spec.comment",
        user=origin.actor,
        facts={"comment": comment},
    )


def spec_notice_of(spec: SpecVersion, code: str, origin: Origin) -> Effect:
    """Say in the thread that a spec was retired, or its review taken back."""
    return _in_thread(
        spec,
        f"notice:{code}:{spec.id}:{spec.version}:{cause_of(origin)}",
        view="notice",
        user=origin.actor,
        facts={"code": code},
    )


def _card(spec: SpecVersion, key: str, *, view: str, card: str, facts: dict[str, Any]) -> Effect:
    place = spec.place
    return Effect(
        key=key,
        kind=EffectKind.CARD,
        team=place.team,
        view=view,
        channel=place.channel,
        thread=place.thread,
        subject=spec.id,
        card=card,
        version=spec.revision,
        facts=facts,
    )


def _in_thread(
    spec: SpecVersion, key: str, *, view: str, user: str, facts: dict[str, object]
) -> Effect:
    return Effect(
        key=key,
        kind=EffectKind.REPLY,
        team=spec.place.team,
        view=view,
        channel=spec.place.channel,
        thread=spec.place.thread,
        user=user,
        subject=spec.id,
        version=spec.version,
        facts=facts,
    )
