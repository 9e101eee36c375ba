"""What an assistant may look at, and the one thing it may begin: a question for people. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.errors import NotFoundError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation, State
from bot.domain.evaluation.recorded import RecordedVerdict, at_each_moment
from bot.domain.export.criteria import criteria_json
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.version import SpecVersion
from bot.domain.token.model import Scope, Token
from bot.services.directory import Walls
from bot.services.escalation.program import Listing, Programs
from bot.services.spec.version import as_decided
from bot.store.store import Store

_WAITING = (State.OPEN, State.IN_QUESTION)
_MOST = 50
_LOOKED_AT = 500  # specs, of which the hidden ones are left out
_VERDICTS = 500


@dataclass(frozen=True, slots=True)
class Assistants:
    """Everything is read by a token's right, and asked in its name."""

    store: Store
    programs: Programs
    walls: Walls

    async def specs(self, token: Token) -> list[SpecVersion]:
        """List the specs a token may read, the last changed first."""
        token.require(Scope.SPECS_READ)
        async with self.store.reading() as tx:
            found = await tx.specs.of_team(token.team, limit=_LOOKED_AT)
        readable = await self._readable(token, frozenset(one.place.channel for one in found))
        return [one for one in found if one.place.channel in readable][:_MOST]

    async def spec(self, id: str, token: Token) -> tuple[SpecVersion, str]:
        """Read a spec, and how it reads as a document.

        Raises:
            NotFoundError: there is none, or none this token may read.
        """
        found = await self._spec(id, token)
        return found, as_markdown(found, {})

    async def criteria(self, id: str, token: Token) -> dict[str, Any]:
        """Read the criteria of a spec, each with what the newest run says about it.

        Raises:
            NotFoundError: there is no such spec.
        """
        found = await self._spec(id, token)
        async with self.store.reading() as tx:
            verdicts = await tx.verdicts.of(found.id, found.version, tx.now, limit=_VERDICTS)
        document = criteria_json(found)
        for one in document["criteria"]:
            one["verdict"] = _told(verdicts.get(one["id"], ()), found.spec.language)
        return document

    async def waiting(self, token: Token) -> list[Escalation]:
        """List what waits for people, among the systems this token is for."""
        token.require(Scope.ESCALATIONS_READ)
        return (await self.programs.listed(token, Listing(_WAITING, limit=_MOST)))[0]

    async def question(self, id: str, token: Token) -> Escalation:
        """Read one question, and how it was answered.

        Raises:
            UnknownEscalationError: there is none, or it is another system's.
        """
        token.require(Scope.ESCALATIONS_READ)
        return await self.programs.get(id, token)

    async def ask(self, request: Request, token: Token, *, key: str | None) -> Escalation:
        """Put a question before the people the policy names.

        Raises:
            OtherSystemError: the token may not ask for that system.
            KeyReusedError: the key was used for something else.
        """
        token.require(Scope.ESCALATIONS_WRITE)
        return await self.programs.open(request, token, key=key)

    async def _spec(self, id: str, token: Token) -> SpecVersion:
        token.require(Scope.SPECS_READ)
        async with self.store.reading() as tx:
            newest = await tx.specs.newest(id)
            found = await as_decided(tx, newest) if newest else None
        if found is None or found.place.team != token.team or not await self._may(token, found):
            raise NotFoundError(
                "There is no such spec here.", next_step="`list_specs` shows those there are."
            )
        return found

    async def _may(self, token: Token, spec: SpecVersion) -> bool:
        return bool(await self._readable(token, frozenset({spec.place.channel})))

    async def _readable(self, token: Token, channels: frozenset[str]) -> frozenset[str]:
        """Pick the channels whose specs a token may read: its own, and those open to everybody.

        Whoever reads what an assistant says need not be in a private channel.
        """
        own = frozenset(one for one in channels if token.may_look_into(one))
        return own | await self.walls.open_channels(channels - own)


def _told(verdicts: Sequence[RecordedVerdict], language: str) -> dict[str, Any] | None:
    """Tell the newest verdict; nothing where no run was judged yet."""
    if not verdicts:
        return None
    newest = at_each_moment(verdicts)[-1]
    kept = {"outcome", "reason", "hits", "n", "value", "low", "high", "needed_n", "made_at"}
    return {
        "says": newest.sentence(language),
        "run": newest.basis.run,
        **newest.model_dump(mode="json", include=kept),
    }
