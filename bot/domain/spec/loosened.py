"""A spec with the decisions for less oversight that hold on a day; everything else stays as stored."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from bot.domain.oversight.explanation import explained, words_of
from bot.domain.oversight.loosening import Loosening
from bot.domain.oversight.mode import Computed, lowered, one_step_looser
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.section import Decision, OpenItem, OversightRow

_PREFIX = "DL"


def looser_mode(row: OversightRow) -> OversightMode | None:
    """The mode an action could have by a signed decision; none where a floor holds it."""
    return one_step_looser(row.computed) if row.computed else None


def basis_of(row: OversightRow) -> str:
    """A digest of what the computed mode follows from, and of which action it is."""
    computed = row.computed.model_dump_json(exclude={"lowered_by"}) if row.computed else ""
    return sha256(f"{value_text(row.action.value)}\n{computed}".encode()).hexdigest()


def with_decisions(spec: AISpec, wishes: Iterable[Loosening], on: date) -> AISpec:
    """The spec as it counts on a day: less oversight where two people signed it, and who they are."""
    holding = {
        row.id: wish
        for row in spec.oversight
        for wish in wishes
        if wish.row == row.id and wish.holds(basis_of(row), on)
    }
    if not holding:
        return spec
    rows = tuple(
        _loosened(row, holding[row.id], on, spec.language) if row.id in holding else row
        for row in spec.oversight
    )
    return spec.model_copy(
        update={
            "oversight": rows,
            "open_items": tuple(item for item in spec.open_items if not _is_settled(item, rows)),
            "decision_log": (
                *spec.decision_log,
                *(_entry(wish, spec.language) for wish in holding.values()),
            ),
        }
    )


def signers(spec: AISpec) -> tuple[str, ...]:
    """Everyone who signed that an action needs less oversight."""
    return tuple(
        dict.fromkeys(
            user for row in spec.oversight if row.computed for user in row.computed.lowered_by
        )
    )


def _is_settled(item: OpenItem, rows: Iterable[OversightRow]) -> bool:
    """Whether an open item only asks which of two modes holds, and it was signed that the looser does."""
    for row in rows:
        if item.paths == (row.asked.path,) and row.computed and row.computed.lowered_by:
            asked = value_text(row.asked.value)
            return (
                asked in tuple(OversightMode)
                and OversightMode(asked).rank >= row.computed.mode.rank
            )
    return False


def _loosened(row: OversightRow, wish: Loosening, on: date, language: str) -> OversightRow:
    assert row.computed is not None  # noqa: S101  # its basis was signed
    assert wish.decision is not None  # noqa: S101  # it holds
    computed = lowered(row.computed, wish.decision, on)
    stands_for_computed = row.mode is None or row.mode.rank <= row.computed.mode.rank
    return row.model_copy(
        update={
            "computed": computed,
            "floor": computed.mode,
            "floor_reason": explained(_addressed(computed), language),
            "mode": computed.mode if stands_for_computed else row.mode,
        }
    )


def _addressed(computed: Computed) -> Computed:
    """The same, with people written as those who know their names find them."""
    return computed.model_copy(
        update={"lowered_by": tuple(f"@{user}" for user in computed.lowered_by)}
    )


def _entry(wish: Loosening, language: str) -> Decision:
    """What the decision log of the document says about it."""
    modes = words_of(language).modes
    assert wish.decided_at is not None  # noqa: S101  # it holds
    return Decision(
        id=f"{_PREFIX}-{wish.row}",
        question=f"{wish.row}: {wish.action}",
        options=(modes[wish.before], modes[wish.after]),
        decision=modes[wish.after],
        because=f"{wish.reason} ({wish.shown_in})",
        by=wish.asked_by,
        signed_by=wish.signer,
        at=wish.decided_at,
        revisit_when=f"{wish.until:%Y-%m-%d}",
    )
