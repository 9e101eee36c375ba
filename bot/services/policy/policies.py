"""Policies as people use them: installed once by an operator, then changed only by a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, InvalidInputError, NotFoundError
from bot.domain.escalation.action import Action, Evidence, Request
from bot.domain.escalation.authority import require_person
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.oversight.scale import Reversibility
from bot.domain.policy.check import Finding
from bot.domain.policy.difference import Difference, differences
from bot.domain.policy.history import PolicyPage
from bot.domain.policy.model import CHANGE, REMIT, Policy
from bot.domain.policy.reading import invalid
from bot.services.directory import Directory
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.roster import no_policy
from bot.services.policy.file import dump_policy, load_policy, places_of, values_in
from bot.store.policy import PolicyVersion
from bot.store.store import Store

_SHOWN = 10  # versions
_MOST_CHANGES = 60  # told one by one
_NAME_KNOWN = "Nobody could approve. Write the id of a group (group:S…) or of a channel Remit is in (channel:C…), then do it again."


class PolicyExistsError(ConflictError):
    """A policy counts already; it is changed by those it names."""

    code = "policy.exists"


@dataclass(frozen=True, slots=True)
class Policies:
    """A policy change is a question like any other, decided under the policy that counts."""

    store: Store
    directory: Directory
    escalations: Escalations

    async def install(self, text: str, origin: Origin) -> PolicyVersion:
        """Have the first policy of a workspace count, on the word of who runs the bot.

        Raises:
            InvalidPolicyError: it cannot be used, or names groups nobody knows.
            PolicyExistsError: there is one; changing it takes a decision.
        """
        policy = await self.usable(text, origin)
        async with self.store.transaction(origin) as tx:
            if await tx.policies.active(origin.team, lock=True):
                raise PolicyExistsError(
                    "This workspace has a policy.",
                    next_step="Propose a change; the people it names decide about it.",
                )
            new = await tx.policies.add(
                origin.team, policy, origin.actor, await tx.escalations.now()
            )
            await tx.policies.activate(origin.team, new.version, instead_of=0)
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="policy.installed",
                    subject=policy.name,
                    facts={"version": new.version, "digest": new.digest},
                ),
            )
            return new

    async def propose(
        self,
        text: str,
        origin: Origin,
        *,
        place: Thread | None = None,
        seen: int | None = None,
        language: Language = "en",
    ) -> Escalation:
        """Put a change of the policy before the people the present one names.

        Args:
            text: The whole policy, as it shall be.
            origin: Who proposes it.
            place: The thread it is proposed in.
            seen: The version that counted when they looked at the differences.
            language: Of the card.

        Raises:
            InvalidPolicyError: it cannot be used, or names groups nobody knows.
            InvalidInputError: it changes nothing.
            ConflictError: another version counts by now.
            NotFoundError: there is no policy yet.
        """
        policy = await self.usable(text, origin)
        async with self.store.transaction() as tx:
            active = await tx.policies.active(origin.team)
            if active is None:
                raise NotFoundError(
                    "This workspace has no policy yet.",
                    next_step="Whoever runs the bot installs the first: `remit policy install`.",
                )
            if seen is not None and active.version != seen:
                raise ConflictError(
                    f"Version {active.version} counts by now; you saw version {seen}.",
                    next_step="Open `/remit policy`: your draft is kept. Look at what it changes now.",
                )
            changes = differences(active.policy, policy)
            if not changes:
                raise InvalidInputError(
                    "This does what the policy that counts does.",
                    next_step="Change something first.",
                )
            new = await tx.policies.add(
                origin.team, policy, origin.actor, await tx.escalations.now()
            )
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="policy.proposed",
                    subject=policy.name,
                    facts={"version": new.version, "digest": new.digest},
                ),
            )
        request = Request(
            action=Action(
                name=CHANGE,
                target=f"{policy.name}, version {new.version}",
                system=REMIT,
                parameters={
                    "version": new.version,
                    "digest": new.digest,
                    "instead_of": active.version,
                    "changes": _told(changes),
                },
            ),
            requester=origin.actor,
            reversibility=Reversibility.R2,
            affected="Everybody who asks for decisions, and everybody who decides.",
            evidence=(Evidence(label=f"Policy version {new.version}", sha256=new.digest),),
            as_asked=True,  # another text is another proposal
            language=language,
        )
        return await self.escalations.begin(request, origin, place=place)

    async def show(self, team: str, version: int | None = None) -> tuple[int, str]:
        """Read the policy that counts, or any version, as YAML.

        Raises:
            NotFoundError: there is none.
        """
        async with self.store.reading() as tx:
            found = (
                await tx.policies.active(team)
                if version is None
                else await tx.policies.version(team, version)
            )
        if found is None:
            raise NotFoundError(
                "There is no such policy.", next_step="Nobody can approve anything."
            )
        return found.version, dump_policy(found.policy)

    async def page(self, origin: Origin) -> PolicyPage:
        """Read the policy that counts with its last versions; for full members only.

        Raises:
            ForbiddenError: they are no full member here.
            NotFoundError: there is no policy yet.
        """
        roster = await self.directory.roster(origin.team, frozenset({origin.actor}), frozenset())
        require_person(origin.actor, roster)
        async with self.store.reading() as tx:
            active = await tx.policies.active(origin.team)
            versions = await tx.policies.versions(origin.team, limit=_SHOWN)
        if active is None:
            raise no_policy()
        return PolicyPage(
            policy=active.policy,
            version=active.version,
            text=dump_policy(active.policy),
            versions=tuple((number, f"{at:%Y-%m-%d}", by) for number, at, by in versions),
        )

    async def usable(self, text: str, origin: Origin) -> Policy:
        """Read a policy that could count here.

        Raises:
            InvalidPolicyError: it cannot be used, or names groups nobody knows.
        """
        policy = load_policy(text)
        await self._require_groups(policy, text, origin)
        return policy

    async def _require_groups(self, policy: Policy, text: str, origin: Origin) -> None:
        """Refuse groups and channels the workspace does not know: nobody could be in them."""
        document = policy.model_dump(mode="json")
        named = frozenset(
            one for _, one in values_in(document) if one.startswith(("group:", "channel:"))
        )
        roster = await self.directory.roster(origin.team, frozenset(), named)
        if unknown := sorted(named - set(roster.groups)):
            places, lines = places_of(text)
            found = [
                Finding(where, f"the workspace has no {one}")
                for one in unknown
                for where in places.get(one, [()])
            ]
            raise invalid(found, lines, next_step=_NAME_KNOWN)


def _told(changes: Sequence[Difference]) -> list[JsonValue]:
    """What differs, as whoever decides reads it; it is part of what an approval is bound to."""
    lines: list[JsonValue] = [one.line for one in changes[:_MOST_CHANGES]]
    left = len(changes) - len(lines)
    return [*lines, f"and {left} more: `remit policy show --version`"] if left else lines
