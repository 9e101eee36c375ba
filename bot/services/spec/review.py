"""Send a spec to the people who have to agree, take their decisions, and keep what they remark."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.spec.canonical import line_digests
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.review import (
    Answer,
    Comment,
    Decision,
    Review,
    Role,
    asked,
    decided,
    retirable,
    status_after,
    unsettled,
)
from bot.domain.spec.version import SpecVersion
from bot.services.effect import home_of
from bot.services.spec.effect import (
    spec_card_of,
    spec_commented_of,
    spec_decided_of,
    spec_notice_of,
    spec_review_card_of,
)
from bot.services.spec.version import checked, locked
from bot.store.store import Store
from bot.store.transaction import Transaction

LONGEST_COMMENT = 3000
# What is asked for and what is agreed to is on record as it was read then: a later release of Remit may
# read the same sentence otherwise.
_PINNED = frozenset({"spec.sent", f"spec.{Decision.SIGNED.value}"})


@dataclass(frozen=True, slots=True)
class SpecReviews:
    """A signature holds for the digest of one version; a changed version needs new ones."""

    store: Store

    async def send(
        self,
        id: str,
        version: int,
        reviewers: Iterable[tuple[str, Role]],
        despite: str | None,
        origin: Origin,
    ) -> None:
        """Ask people to sign the newest version.

        `despite` says why it may be approved though questions that block it are open.

        Raises:
            NotFoundError: no such spec.
            ConflictError: it changed since it was looked at, or it is retired.
            InvalidInputError: nobody to ask, or something is open and no reason is given.
        """
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            _the_same(spec, version)
            if spec.spec.status is SpecStatus.RETIRED:
                raise ConflictError(
                    "This spec is retired.",
                    next_step="Change it first; that makes it a draft again.",
                )
            people = asked(reviewers, sender=origin.actor, author=spec.created_by)
            reason = (despite or "").strip() or None
            if unsettled(spec.spec, (await checked(tx, spec)).blockers) and reason is None:
                raise InvalidInputError(
                    "Something that stops approval is open.",
                    next_step="Settle it first, or say why it can be approved without.",
                    fields={"despite": "Say why it can be approved with these open."},
                )
            review = Review(
                id=tx.new_id("rev"),
                spec=spec.id,
                version=spec.version,
                digest=spec.digest,
                asked_by=origin.actor,
                asked_at=tx.now,
                despite=reason,
                reviewers=people,
            )
            await tx.spec_reviews.open(review)
            await self._settle(tx, spec, review, "spec.sent", origin)
            await tx.outbox.add(
                *(
                    home_of(origin.team, each.user, f"{review.id}:{each.user}")
                    for each in review.reviewers
                )
            )

    async def decide(
        self, id: str, version: int, decision: Decision, reason: str | None, origin: Origin
    ) -> None:
        """Sign a version, or ask for changes with a reason.

        Raises:
            NotFoundError: no such spec, or nobody was asked about it.
            ForbiddenError: this person was not asked.
            ConflictError: it changed, is decided, or the person has decided.
            InvalidInputError: changes are asked for without a reason.
        """
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            _the_same(spec, version)
            review = await tx.spec_reviews.newest(spec.id)
            if review is None:
                raise NotFoundError(
                    "Nobody was asked to sign this spec yet.",
                    next_step="Press Send for review on its card first.",
                )
            answer = Answer(user=origin.actor, decision=decision, reason=reason or "")
            after = decided(review, answer, digest=spec.digest, at=tx.now)
            await tx.spec_reviews.decide(after, origin.actor)
            await self._settle(tx, spec, after, f"spec.{decision.value}", origin)
            signed_here = home_of(origin.team, origin.actor, f"{after.id}:{origin.actor}:decided")
            await tx.outbox.add(spec_decided_of(spec, after, origin), signed_here)

    async def withdraw(self, id: str, origin: Origin) -> None:
        """Take a review back; only whoever sent it can.

        Raises:
            NotFoundError: no such spec.
            ForbiddenError: somebody else sent it.
            ConflictError: no review is open.
        """
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            review = await tx.spec_reviews.newest(spec.id)
            if review is None or not review.waiting or spec.spec.status is not SpecStatus.IN_REVIEW:
                raise ConflictError(
                    "No review is open.", next_step="The card of the spec shows where it stands."
                )
            if origin.actor not in {review.asked_by, spec.owner}:
                raise ForbiddenError(
                    "Only whoever sent the review can take it back.",
                    next_step=f"Ask <@{review.asked_by}>, or ask for changes if you are a reviewer.",
                )
            await tx.spec_reviews.withdraw(spec.id)
            taken_back = await tx.spec_reviews.newest(spec.id)
            assert taken_back is not None  # noqa: S101  # reviews are never deleted
            await self._settle(tx, spec, taken_back, "spec.withdrawn", origin)

    async def retire(self, id: str, version: int, origin: Origin) -> None:
        """End an approved spec; only its owner can.

        Raises:
            NotFoundError: no such spec.
            ForbiddenError: somebody else owns it.
            ConflictError: it is not approved, or changed meanwhile.
        """
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            _the_same(spec, version)
            if origin.actor != spec.owner:
                raise ForbiddenError(
                    "Only the owner of a spec can retire it.",
                    next_step=f"Ask <@{spec.owner}>.",
                )
            retirable(spec.spec.status)
            event = AuditEvent(actor=origin.actor, verb="spec.retired", subject=spec.id)
            await self._move(tx, spec, SpecStatus.RETIRED, event)
            await tx.outbox.add(spec_notice_of(spec, "spec-retired", origin))

    async def comment(self, id: str, section: str, text: str, origin: Origin) -> None:
        """Remark on a section; it is shown in the thread.

        Raises:
            NotFoundError: no such spec.
            InvalidInputError: nothing was written.
        """
        words = text.strip()[:LONGEST_COMMENT]
        if not words:
            raise InvalidInputError("Write your comment.", fields={"text": "Write your comment."})
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            said = Comment(
                id=tx.new_id("cmt"),
                spec=spec.id,
                version=spec.version,
                section=section,
                user=origin.actor,
                text=words,
                said_at=tx.now,
            )
            await tx.spec_reviews.comment(said)
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="spec.commented",
                    subject=spec.id,
                    facts={"comment": said.id, "version": spec.version, "section": section},
                ),
            )
            await tx.outbox.add(spec_commented_of(spec, said.id, origin))

    async def resolve(self, id: str, comment: str, origin: Origin) -> None:
        """Close a comment.

        Raises:
            NotFoundError: no such spec.
            ConflictError: it was closed before.
        """
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            if not await tx.spec_reviews.resolve(comment, origin.actor):
                raise ConflictError("This comment is resolved already.")
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="spec.comment-resolved",
                    subject=spec.id,
                    facts={"comment": comment},
                ),
            )
            shown = spec_commented_of(spec, comment, origin)
            await tx.outbox.add(shown.model_copy(update={"key": f"{shown.key}:resolved"}))

    async def _settle(
        self, tx: Transaction, spec: SpecVersion, review: Review, verb: str, origin: Origin
    ) -> None:
        """Move the spec to what the review makes of it, and show where the review stands."""
        people = {each.user: each.role.value for each in review.reviewers}
        facts: dict[str, object] = {
            "review": review.id,
            "digest": review.digest,
            "state": review.state.value,
            "reviewers": people,
        }
        if verb in _PINNED:
            facts["criteria"] = line_digests(spec.spec)
        event = AuditEvent(actor=origin.actor, verb=verb, subject=spec.id, facts=facts)
        moved = await self._move(tx, spec, status_after(review.state), event)
        await tx.outbox.add(spec_review_card_of(moved, review))

    async def _move(
        self, tx: Transaction, spec: SpecVersion, status: SpecStatus, event: AuditEvent
    ) -> SpecVersion:
        moved = spec.model_copy(update={"revision": spec.revision + 1})
        await tx.specs.set_status(spec.id, status, moved.revision)
        facts = {"version": spec.version, "status": status.value, **event.facts}
        await tx.audit.append(spec.place.team, event.model_copy(update={"facts": facts}))
        await tx.outbox.add(
            spec_card_of(moved),
            home_of(spec.place.team, spec.owner, f"{spec.id}:r{moved.revision}"),
        )
        return moved


def _the_same(spec: SpecVersion, version: int) -> None:
    """Refuse to act on another version than the one that was looked at."""
    if spec.version != version:
        raise ConflictError(
            f"The spec changed meanwhile: it is in version {spec.version}, you saw {version}.",
            next_step="Look at the newest version on its card, then decide.",
        )
