"""What people signed of a spec: the version that counts, and the failures somebody lives with by it."""

from bot.domain.spec.criterion import Waiver
from bot.domain.spec.review import Review, ReviewState
from bot.domain.spec.version import SpecVersion
from bot.store.transaction import Transaction


async def signed_last(tx: Transaction, newest: SpecVersion) -> tuple[SpecVersion, Review | None]:
    """The version signed last, with its review; the newest where none is."""
    reviews = await tx.spec_reviews.all_of(newest.id)
    signed = next((one for one in reversed(reviews) if one.state is ReviewState.SIGNED), None)
    version = await tx.specs.version(newest.id, signed.version) if signed else None
    return (version, signed) if version else (newest, None)


def waivers_of(version: SpecVersion, review: Review | None) -> dict[str, Waiver]:
    """What somebody lives with, by criterion; nothing where nobody signed it."""
    if review is None:
        return {}
    return {one.id: one.waiver for one in version.spec.acceptance if one.waiver}
