"""A policy as people change it: a draft of each person's own, looked at, tried out, then proposed."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.plan import Plan
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.policy.difference import differences
from bot.domain.policy.history import PolicyPage
from bot.domain.policy.model import Policy
from bot.domain.policy.reading import InvalidPolicyError, read_policy
from bot.domain.policy.resolve import Resolved, resolve
from bot.domain.policy.rule_fields import RuleFields, document_of, with_rule, without_rule
from bot.services.escalation.spec import asked_by_spec
from bot.services.policy.file import dump_policy, load_policy
from bot.services.policy.policies import Policies
from bot.store.policy_draft import PolicyDraft


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of a request at a moment: by the policy that counts, and by a draft."""

    now: datetime
    counting: Resolved
    drafted: Resolved | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody a plan names by id."""
        plans = [one.plan for one in (self.counting, self.drafted) if one]
        sources = [each for plan in plans for each in _sources(plan)]
        users = (one.removeprefix("user:") for one in sources if one.startswith("user:"))
        return tuple(dict.fromkeys(users))


@dataclass(frozen=True, slots=True)
class PolicyDrafts:
    """What somebody types is kept first and checked then: nothing typed is lost."""

    policies: Policies

    async def page(self, origin: Origin) -> PolicyPage:
        """Read the policy with the draft of whoever asks, if they have one; for full members only.

        Raises:
            ForbiddenError: they are no full member here.
            NotFoundError: there is no policy yet.
        """
        page = await self.policies.page(origin)
        async with self.policies.store.reading() as tx:
            draft = await tx.policy_drafts.of(origin.team, origin.actor)
        if draft is None:
            return page
        drafted = {"drafted": True, "text": draft.text}
        try:
            policy = load_policy(draft.text)
        except InvalidPolicyError as error:
            return page.model_copy(update={**drafted, "mistakes": error.told})
        changes = differences(page.policy, policy)
        return page.model_copy(update={**drafted, "policy": policy, "changes": changes})

    async def save_text(self, text: str, origin: Origin) -> PolicyPage:
        """Keep a whole policy as somebody typed it, and tell what it changes.

        Raises:
            InvalidPolicyError: it is kept, and cannot be used yet; with the lines.
            InvalidInputError: it is kept, and changes nothing.
        """
        page = await self.policies.page(origin)
        await self._keep(text, page.version, origin)
        policy = await self.policies.usable(text, origin)
        if not differences(page.policy, policy):
            raise InvalidInputError(
                "This does what the policy that counts does.", next_step="Change something first."
            )
        return await self.page(origin)

    async def save_rule(
        self, fields: RuleFields, origin: Origin, *, instead_of: str | None, after: str | None
    ) -> PolicyPage:
        """Put a rule into the draft, in the place of another, or as a new one.

        Raises:
            InvalidPolicyError: it cannot be used; nothing is changed.
            UnreadableFieldError: a field cannot be read.
        """
        page = await self.page(origin)
        document = with_rule(page.policy, document_of(fields), instead_of=instead_of, after=after)
        return await self._save(read_policy(document, {}), page, origin)

    async def remove_rule(self, id: str, origin: Origin) -> PolicyPage:
        """Take a rule out of the draft.

        Raises:
            InvalidPolicyError: it cannot do without.
        """
        page = await self.page(origin)
        return await self._save(read_policy(without_rule(page.policy, id), {}), page, origin)

    async def go_back(self, version: int, origin: Origin) -> PolicyPage:
        """Make an earlier version the draft; it counts again once it is proposed and approved.

        Raises:
            NotFoundError: there is no such version.
        """
        page = await self.policies.page(origin)
        return await self._save(await self._version(version, origin), page, origin)

    async def compare(self, version: int, origin: Origin) -> PolicyPage:
        """What an earlier version did otherwise: its changes lead from it to the one that counts."""
        page = await self.policies.page(origin)
        changes = differences(await self._version(version, origin), page.policy)
        return page.model_copy(update={"changes": changes})

    async def throw_away(self, origin: Origin) -> PolicyPage:
        """Forget the draft."""
        async with self.policies.store.transaction() as tx:
            await tx.policy_drafts.drop(origin.team, origin.actor)
        return await self.policies.page(origin)

    async def propose(self, origin: Origin, *, seen: int, language: Language) -> Escalation:
        """Put the draft before the people the policy names; then it is theirs, and a draft no more.

        Raises:
            NotFoundError: there is no draft any more.
            ConflictError: another version counts than they saw.
            InvalidPolicyError: it cannot be used.
        """
        async with self.policies.store.reading() as tx:
            draft = await tx.policy_drafts.of(origin.team, origin.actor)
        if draft is None:
            raise NotFoundError(
                "Your draft was proposed or thrown away already.",
                next_step="Open `/remit policy` to begin another one.",
            )
        asked = await self.policies.propose(draft.text, origin, seen=seen, language=language)
        async with self.policies.store.transaction() as tx:
            await tx.policy_drafts.drop(origin.team, origin.actor)
        return asked

    async def simulate(self, request: Request, origin: Origin) -> Trial:
        """Say who would be asked about a request now, without asking anybody.

        Raises:
            UnknownRowError: it names a row there is none of.
        """
        page = await self.page(origin)
        of_spec = await asked_by_spec(self.policies.store, origin.team, request)
        async with self.policies.store.reading() as tx:
            now = await tx.escalations.now()
            active = await tx.policies.active(origin.team)
        counting = resolve(active.policy if active else None, of_spec.request, now,
                           version=page.version)  # fmt: skip
        if not page.changes:
            return Trial(now, counting)
        return Trial(now, counting, resolve(page.policy, of_spec.request, now))

    async def _version(self, version: int, origin: Origin) -> Policy:
        async with self.policies.store.reading() as tx:
            found = await tx.policies.version(origin.team, version)
        if found is None:
            raise NotFoundError(
                "There is no such version.", next_step="Open `/remit policy` to see the last ones."
            )
        return found.policy

    async def _save(self, policy: Policy, page: PolicyPage, origin: Origin) -> PolicyPage:
        await self.policies.usable(text := dump_policy(policy), origin)
        await self._keep(text, page.version, origin)
        return await self.page(origin)

    async def _keep(self, text: str, base: int, origin: Origin) -> None:
        async with self.policies.store.transaction() as tx:
            draft = PolicyDraft(text, base)
            await tx.policy_drafts.keep(origin.team, origin.actor, draft, tx.now)


def _sources(plan: Plan) -> tuple[str, ...]:
    asked = (one for quorum in plan.quorums for one in quorum.of)
    later = (one for stage in plan.stages for one in stage.to)
    glass = plan.break_glass.of if plan.break_glass else ()
    return (*asked, *later, *plan.veto, *plan.tell, *glass)
