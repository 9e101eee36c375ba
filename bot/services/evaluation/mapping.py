"""What people say about the columns of plain tables: asked for once, remembered for a spec and a shape."""

from collections.abc import Sequence

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import NotFoundError
from bot.domain.evaluation.mapping import Mapping
from bot.domain.evaluation.told_mapping import ToldMapping, Waiting, shape_of
from bot.domain.intake.model import Origin
from bot.domain.spec.version import SpecVersion
from bot.services.effect import in_thread
from bot.store.transaction import Transaction


async def ask_columns(
    tx: Transaction, version: SpecVersion, columns: Sequence[str], file: Waiting
) -> bool:
    """Ask in the thread which column holds what; the file waits for the answer.

    Returns:
        False where somebody has said so meanwhile: nothing is asked, and the file can be read.
    """
    before, is_new = await _known(tx, version, columns)
    if before.mapping is not None:
        return False
    after = before.asked_for(file)
    if after != before:
        await tx.told_mappings.advance(before, after)
    if is_new or after != before:
        await tx.outbox.add(_card(version, after))
    return True


async def remember_columns(
    tx: Transaction, version: SpecVersion, columns: Sequence[str], mapping: Mapping, origin: Origin
) -> None:
    """Keep what somebody said beside a file; a question that was asked about it is answered."""
    before, _ = await _known(tx, version, columns)
    after = before.told(mapping, origin.actor)
    if after == before:
        return
    await tx.told_mappings.advance(before, after)
    if before.waiting:
        await tx.outbox.add(_card(version, after))
    await tx.audit.append(origin.team, _event(version, after, origin))


async def columns_told(
    tx: Transaction, version: SpecVersion, columns: Sequence[str], mapping: Mapping, origin: Origin
) -> None:
    """Settle a question: every file that waited is read, and the message shows what counts now."""
    before, _ = await _known(tx, version, columns)
    after = before.told(mapping, origin.actor).read()
    if after != before:
        await tx.told_mappings.advance(before, after)
        if before.mapping != mapping:
            await tx.audit.append(origin.team, _event(version, after, origin))
    await tx.outbox.add(_card(version, after))


def no_such_mapping() -> NotFoundError:
    """There is no such question, or it is somebody else's."""
    return NotFoundError(
        "I cannot find the table this is about.",
        next_step="Drop the file into the spec's thread again.",
    )


async def _known(
    tx: Transaction, version: SpecVersion, columns: Sequence[str]
) -> tuple[ToldMapping, bool]:
    """What is known of tables of a shape; made where nobody asked before."""
    new = ToldMapping(
        id=tx.new_id("map"), team=version.place.team, spec=version.id, columns=tuple(columns)
    )
    if await tx.told_mappings.add(new):
        return new, True
    found = await tx.told_mappings.of(version.id, shape_of(columns))
    assert found is not None  # noqa: S101  # it kept ours out
    return found, False


def _card(version: SpecVersion, told: ToldMapping) -> Effect:
    return in_thread(
        version.place,
        key=f"mapping:{told.id}:{told.version}",
        kind=EffectKind.CARD,
        view="evaluation.mapping",
        subject=told.id,
        card=f"mapping:{told.id}",
        version=told.version,
    )


def _event(version: SpecVersion, told: ToldMapping, origin: Origin) -> AuditEvent:
    return AuditEvent(
        actor=origin.actor,
        verb="evaluation.columns-told",
        subject=version.id,
        facts={"shape": told.shape, "mapping": told.mapping.line if told.mapping else ""},
    )
