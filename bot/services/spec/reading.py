"""Read specs for people: the newest with its review, what a version changed, what is unclear."""

import asyncio
from dataclasses import dataclass

from bot.domain.lint.model import LintResult
from bot.domain.oversight.loosening import Loosening
from bot.domain.spec.readiness import spec_readiness
from bot.domain.spec.review import Comment, Review, ReviewState
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.signed import SignedContent, since_signed
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.step import SpecStep, step_between
from bot.domain.spec.version import SpecVersion
from bot.domain.spec.wished import Heard
from bot.services.spec.version import as_decided, checked, source_of
from bot.store.store import Store

_SIGNED = ReviewState.SIGNED


@dataclass(frozen=True, slots=True)
class SpecContent:
    """The newest version of a spec, and where its review stands."""

    version: SpecVersion  # as stored
    decided: SpecVersion  # as it counts today, with less oversight where that was signed
    wishes: tuple[Loosening, ...]
    reviews: tuple[Review, ...]  # of every version so far, the oldest first
    signed: int | None  # the version everybody asked has signed last
    comments: tuple[Comment, ...]
    statement_version: int  # of the newest problem statement
    lint: LintResult
    readiness: SpecReadiness

    @property
    def review(self) -> Review | None:
        """The last one."""
        return self.reviews[-1] if self.reviews else None


@dataclass(frozen=True, slots=True)
class SpecReading:
    """Each method is one short look; nothing is changed."""

    store: Store

    async def newest(self, id: str) -> SpecContent | None:
        """Read a spec as it is now."""
        async with self.store.reading() as tx:
            found = await tx.specs.newest(id)
        return await self.version(id, found.version) if found else None

    async def version(self, id: str, number: int) -> SpecContent | None:
        """Read one version of a spec, with what people have said of the spec by now."""
        async with self.store.reading() as tx:
            version = await tx.specs.version(id, number)
            if version is None:
                return None
            decided = await as_decided(tx, version)
            reviews = await tx.spec_reviews.all_of(id)
            statements = await tx.statements.newest_versions([version.problem_statement])
            lint = await checked(tx, version)
            source = await source_of(tx, version)
            return SpecContent(
                version=version,
                decided=decided,
                wishes=tuple(await tx.loosenings.of(id)),
                reviews=tuple(reviews),
                signed=next((r.version for r in reversed(reviews) if r.state is _SIGNED), None),
                comments=tuple(await tx.spec_reviews.comments(id)),
                statement_version=statements.get(version.problem_statement, source.version),
                lint=lint,
                readiness=spec_readiness(
                    decided.spec,
                    source.statement,
                    findings={finding.rule for finding in lint.blocking},
                ),
            )

    async def signed(self, id: str) -> SignedContent | None:
        """Read what was signed last, and what became of each criterion since."""
        async with self.store.reading() as tx:
            now = await tx.specs.newest(id)
            reviews = await tx.spec_reviews.all_of(id)
            review = next((one for one in reversed(reviews) if one.state is _SIGNED), None)
            version = await tx.specs.version(id, review.version) if review else None
            if now is None or review is None or version is None:
                return None
            pinned: dict[str, str] = {}
            async for entry in tx.audit.entries(now.place.team, subject=id):
                if entry.facts.get("review") == review.id:
                    pinned = entry.facts.get("criteria", pinned)
        criteria = await asyncio.to_thread(since_signed, version.spec, pinned, now.spec)
        return SignedContent(review, version, now, criteria)

    async def step(self, id: str, version: int) -> SpecStep | None:
        """Read what a version changed, and what that made void."""
        async with self.store.reading() as tx:
            after = await tx.specs.version(id, version)
            before = await tx.specs.version(id, version - 1)
            reviews = await tx.spec_reviews.all_of(id)
        if after is None or before is None:
            return None
        review = next((each for each in reversed(reviews) if each.version == before.version), None)
        return await asyncio.to_thread(step_between, before, after, review)

    async def review(self, id: str, review: str) -> tuple[SpecVersion, Review] | None:
        """Read one review with the version it is about."""
        async with self.store.reading() as tx:
            found = next(
                (each for each in await tx.spec_reviews.all_of(id) if each.id == review), None
            )
            version = await tx.specs.version(id, found.version) if found else None
        return (version, found) if version and found else None

    async def comment(self, id: str, comment: str) -> tuple[SpecVersion, Comment] | None:
        """Read one comment with the version it is about."""
        async with self.store.reading() as tx:
            said = next(
                (c for c in await tx.spec_reviews.comments(id, limit=500) if c.id == comment), None
            )
            version = await tx.specs.version(id, said.version) if said else None
        return (version, said) if version and said else None

    async def heard(self, id: str, version: int, message: str) -> tuple[SpecVersion, Heard] | None:
        """Read again what a message asked of a version of a spec."""
        async with self.store.reading() as tx:
            spec = await tx.specs.version(id, version)
            conversation = await tx.conversations.find(spec.place) if spec else None
            transcript = (
                await tx.conversations.transcript(conversation.id) if conversation else None
            )
        said = transcript.message(message) if transcript else None
        return (spec, heard_in(said.text, spec.spec)) if spec and said else None
