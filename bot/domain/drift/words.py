"""What findings of drift are told in: one language's sentences, whose gaps code fills."""

from dataclasses import dataclass

from bot.domain.drift.judgement import Level
from bot.domain.drift.role import Role
from bot.domain.drift.schema import SchemaKind


@dataclass(frozen=True, slots=True)
class DriftWords:
    """What a language says."""

    levels: dict[Level, str]
    roles: dict[Role, str]
    decimal: str  # the mark
    thousands: str
    none: str
    zoneless: str
    others: str
    types: dict[str, str]  # how families of types are called
    under: str  # a share that would round to nothing
    hardly_used: str
    seasonal: str
    better: str
    empty: str
    nested: str
    nothing: str
    span: str
    countless: str
    names_rows: str
    longer_reference: str
    more_rows: str
    no_rows: str
    luck: str
    distribution: str
    median: str
    all_missing: str
    more_missing: str
    fewer_missing: str
    new: str
    and_more: str
    expected: str
    outside: str
    running: str
    share: str
    mean: str
    unlabelled: str
    schema: dict[SchemaKind, str]
    nothing_arrived: str
    moved: tuple[str, str]  # one · several
    a_little: str
    too_few: str
    quiet: str
    repeated: str
    find_out: str
    take_out: str
    repair: str
    what_changed: str
    labelled: str
    longer_window: str
    go_on: str
    steps: dict[Role, str]
    broken_now: str
    first_time: str
    had_begun: str
    in_a_row: str
    since: str
    reference: str
    current: str
    window: str
    note: str
    for_the_record: str
    next: str
    use: str
    short_of_rows: str
    compared: str
    left_out: str
    set_aside: str
    by_luck: str
    not_known: str
    still: str
    back: str
    together_moved: str
    together_still: str
    together_few: str
