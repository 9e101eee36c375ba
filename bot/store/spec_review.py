"""Reviews of specs with what each reviewer decided, and comments on sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import ConflictError
from bot.domain.lint.model import Waiver
from bot.domain.spec.review import Comment, Review, Reviewer, ReviewState
from bot.store.spec_review_tables import spec_comments as comments
from bot.store.spec_review_tables import spec_reviewers as reviewers
from bot.store.spec_review_tables import spec_reviews as reviews
from bot.store.spec_review_tables import spec_waivers as waivers
from bot.store.upsert import insert_or_skip


@dataclass(frozen=True, slots=True)
class SpecReviews:
    """At most one review of a spec is open; decisions are written once."""

    connection: AsyncConnection

    async def open(self, review: Review) -> None:
        """Store a review that begins; one that was open before is overtaken."""
        await self.overtake(review.spec)
        head = review.model_dump(exclude={"reviewers"})
        await self.connection.execute(insert(reviews).values(**head))
        await self.connection.execute(
            insert(reviewers),
            [
                {"review": review.id, "position": position, **each.model_dump()}
                for position, each in enumerate(review.reviewers)
            ],
        )

    async def overtake(self, spec: str) -> bool:
        """End the open review of a spec that changed; tell whether there was one."""
        return await self._end(spec, ReviewState.OPEN, ReviewState.OVERTAKEN)

    async def withdraw(self, spec: str) -> bool:
        """End the open review of a spec because whoever sent it takes it back."""
        return await self._end(spec, ReviewState.OPEN, ReviewState.WITHDRAWN)

    async def decide(self, review: Review, user: str) -> None:
        """Store what somebody decided, and what the review is after it.

        Raises:
            ConflictError: they decided meanwhile, or the review is over.
        """
        given = review.of(user)
        assert given is not None  # noqa: S101  # the decision is theirs
        moved = await self.connection.execute(
            update(reviews)
            .where(reviews.c.id == review.id, reviews.c.state == ReviewState.OPEN)
            .values(state=review.state)
        )
        written = await self.connection.execute(
            update(reviewers)
            .where(
                reviewers.c.review == review.id,
                reviewers.c.user == user,
                reviewers.c.decision.is_(None),
            )
            .values(
                decision=given.decision,
                reason=given.reason,
                decided_at=given.decided_at,
                digest=given.digest,
            )
        )
        if not (moved.rowcount and written.rowcount):
            raise ConflictError(
                "This was decided meanwhile.", next_step="The card of the spec shows how."
            )

    async def newest(self, spec: str) -> Review | None:
        """Read the last review of a spec."""
        found = await self._read(
            select(reviews)
            .where(reviews.c.spec == spec)
            .order_by(reviews.c.asked_at.desc(), reviews.c.id.desc())
            .limit(1)
        )
        return found[0] if found else None

    async def all_of(self, spec: str) -> list[Review]:
        """Read every review of a spec, the oldest first."""
        return await self._read(
            select(reviews).where(reviews.c.spec == spec).order_by(reviews.c.asked_at, reviews.c.id)
        )

    async def waiting_for(self, user: str, *, limit: int = 20) -> list[Review]:
        """Read the open reviews in which somebody has not decided."""
        return await self._read(
            select(reviews)
            .join(reviewers, reviewers.c.review == reviews.c.id)
            .where(
                reviewers.c.user == user,
                reviewers.c.decision.is_(None),
                reviews.c.state == ReviewState.OPEN,
            )
            .order_by(reviews.c.asked_at, reviews.c.id)
            .limit(limit)
        )

    async def comment(self, said: Comment) -> None:
        """Store a comment."""
        await self.connection.execute(insert(comments).values(**said.model_dump()))

    async def resolve(self, comment: str, by: str) -> bool:
        """Close a comment; tell whether it was open."""
        closed = await self.connection.execute(
            update(comments)
            .where(comments.c.id == comment, comments.c.resolved_by.is_(None))
            .values(resolved_by=by)
        )
        return bool(closed.rowcount)

    async def comments(self, spec: str, *, limit: int = 50) -> list[Comment]:
        """Read the comments on a spec, the newest first."""
        rows = await self.connection.execute(
            select(comments)
            .where(comments.c.spec == spec)
            .order_by(comments.c.said_at.desc(), comments.c.id.desc())
            .limit(limit)
        )
        return [Comment.model_validate(dict(row._mapping)) for row in rows]  # noqa: SLF001

    async def waive(self, spec: str, waiver: Waiver, at: datetime) -> None:
        """Store that somebody lives with a finding; the first reason stands."""
        await insert_or_skip(
            self.connection,
            waivers,
            ["spec", "rule", "place"],
            {
                "spec": spec,
                "rule": waiver.rule,
                "place": waiver.place or "",
                "because": waiver.because,
                "waived_by": waiver.by,
                "waived_at": at,
            },
        )

    async def unwaive(self, spec: str, rule: str, place: str) -> bool:
        """Forget that somebody lives with a finding; tell whether anybody did."""
        gone = await self.connection.execute(
            delete(waivers).where(
                waivers.c.spec == spec, waivers.c.rule == rule, waivers.c.place == place
            )
        )
        return bool(gone.rowcount)

    async def waivers(self, spec: str) -> tuple[Waiver, ...]:
        """Read what people live with in a spec, the oldest first."""
        rows = await self.connection.execute(
            select(waivers).where(waivers.c.spec == spec).order_by(waivers.c.waived_at)
        )
        return tuple(
            Waiver(rule=row.rule, because=row.because, by=row.waived_by, place=row.place or None)
            for row in rows
        )

    async def _end(self, spec: str, state: ReviewState, after: ReviewState) -> bool:
        ended = await self.connection.execute(
            update(reviews)
            .where(reviews.c.spec == spec, reviews.c.state == state)
            .values(state=after)
        )
        return bool(ended.rowcount)

    async def _read(self, query: Select[tuple[object, ...]]) -> list[Review]:
        heads = (await self.connection.execute(query)).all()
        people = await self._people([row._mapping["id"] for row in heads])  # noqa: SLF001
        return [_review(row, people) for row in heads]

    async def _people(self, ids: Sequence[str]) -> dict[str, list[Reviewer]]:
        rows = await self.connection.execute(
            select(reviewers).where(reviewers.c.review.in_(ids)).order_by(reviewers.c.position)
        )
        found: dict[str, list[Reviewer]] = {}
        for row in rows:
            columns = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
            columns.pop("position")
            found.setdefault(columns.pop("review"), []).append(Reviewer.model_validate(columns))
        return found


def _review(row: Row[tuple[object, ...]], people: dict[str, list[Reviewer]]) -> Review:
    columns = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    return Review.model_validate({**columns, "reviewers": people.get(columns["id"], ())})
