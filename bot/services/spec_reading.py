"""Read specs for people: the newest with its review, what a version changed, what is unclear."""

import asyncio
from dataclasses import dataclass

from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.change import diff
from bot.domain.spec.consequence import Consequence, consequences
from bot.domain.spec.model import AISpec
from bot.domain.spec.readiness import spec_readiness
from bot.domain.spec.review import Comment, Review
from bot.domain.spec.saying import Told, told
from bot.domain.spec.sentence import Heard, heard_in
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.version import SpecVersion
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class SpecContent:
    """The newest version of a spec, and where its review stands."""

    version: SpecVersion
    review: Review | None = None
    comments: tuple[Comment, ...] = ()
    statement_version: int = 1  # of the newest problem statement


@dataclass(frozen=True, slots=True)
class SpecStep:
    """What one version changed."""

    version: SpecVersion
    changes: tuple[Told, ...]
    void: tuple[Consequence, ...]


@dataclass(frozen=True, slots=True)
class SpecReading:
    """Each method is one short look; nothing is changed."""

    store: Store

    async def newest(self, id: str) -> SpecContent | None:
        """Read a spec as it is now."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(id)
            if version is None:
                return None
            statements = await tx.statements.newest_versions([version.problem_statement])
            return SpecContent(
                version,
                await tx.spec_reviews.newest(id),
                tuple(await tx.spec_reviews.comments(id)),
                statements.get(version.problem_statement, version.problem_statement_version),
            )

    async def readiness(self, version: SpecVersion) -> SpecReadiness | None:
        """How ready a version is, judged with the statement it follows and with the linter."""
        async with self.store.reading() as tx:
            source = await tx.statements.version(
                version.problem_statement, version.problem_statement_version
            )
        if source is None:
            return None
        return await asyncio.to_thread(_readiness, version.spec, source.statement)

    async def step(self, id: str, version: int) -> SpecStep | None:
        """Read what a version changed, and what that made void."""
        async with self.store.reading() as tx:
            after = await tx.specs.version(id, version)
            before = await tx.specs.version(id, version - 1)
            reviews = await tx.spec_reviews.all_of(id)
        if after is None or before is None:
            return None
        review = next((each for each in reversed(reviews) if each.version == before.version), None)
        changes = diff(before.spec, after.spec)
        return SpecStep(after, told(changes), consequences(changes, before, review))

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


def _readiness(spec: AISpec, statement: ProblemStatement) -> SpecReadiness:
    errors = {finding.rule for finding in lint_spec(spec, statement).blocking}
    return spec_readiness(spec, statement, findings=errors)
