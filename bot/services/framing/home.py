"""What belongs to one person: drafts and specs of their own, and what waits for their signature."""

from bot.domain.spec.version import ToSign
from bot.services.framing.content import HomeContent
from bot.services.framing.link import newest_of
from bot.store.transaction import Transaction


async def home_content(tx: Transaction, team: str, user: str) -> HomeContent:
    """Read what the home page of a person shows."""
    specs = tuple(await tx.specs.owned_by(team, user))
    return HomeContent(
        statements=tuple(await tx.statements.owned_by(team, user)),
        specs=specs,
        newest=await newest_of(tx, specs),
        to_sign=await _to_sign(tx, team, user),
    )


async def _to_sign(tx: Transaction, team: str, user: str) -> tuple[ToSign, ...]:
    """What waits for somebody's signature: versions of specs, and less oversight of actions."""
    asked: list[tuple[str, str | None]] = [
        (review.spec, None) for review in await tx.spec_reviews.waiting_for(user)
    ]
    asked += [(wish.spec, wish.row) for wish in await tx.loosenings.waiting_for(user)]
    found = [(await tx.specs.newest(spec), row) for spec, row in asked]
    return tuple(ToSign(spec, row) for spec, row in found if spec and spec.place.team == team)
