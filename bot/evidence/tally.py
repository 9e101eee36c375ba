"""Counts over batches of cases: judged, passed, mean and spread, for every check and every slice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.run import Measure
from bot.evidence.case_keys import Cases
from bot.evidence.case_rows import CODES

SLICES = 30  # attributes …
VALUES = 50  # … and different values of one: more is no slice, it is an identifier

_JUDGED, _ERRORED = CODES[CaseState.JUDGED], CODES[CaseState.ERRORED]


@dataclass(slots=True)
class Count:
    """Running counts of one group."""

    rows: int = 0
    judged: int = 0
    errored: int = 0
    passes: int = 0
    told: int = 0  # rows that say whether they passed
    ones: int = 0  # scores that are exactly 1
    between: int = 0  # scores that are neither 0 nor 1
    scores: int = 0
    mean: float = 0.0
    squares: float = 0.0  # of the distances from the mean

    def merge(self, other: "Count") -> None:
        """Add another count (Chan's formula for the squares)."""
        scores = self.scores + other.scores
        if other.scores:
            apart = other.mean - self.mean
            self.squares += other.squares + apart * apart * self.scores * other.scores / scores
            self.mean += apart * other.scores / scores
            self.scores = scores
        for name in ("rows", "judged", "errored", "passes", "told", "ones", "between"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def passed(self) -> int | None:
        """How many passed: as the rows say, or because every score is a plain 0 or 1."""
        if self.told:
            return self.passes
        return self.ones if self.scores and not self.between else None

    @property
    def measure(self) -> dict[str, float | int | None]:
        """The figures as the domain names them."""
        spread = sqrt(self.squares / (self.scores - 1)) if self.scores > 1 else None
        return {
            "n": self.judged,
            "passed": self.passed,
            "mean": self.mean if self.scores else None,
            "deviation": spread if self.scores else None,
            "errored": self.errored,
            "skipped": self.rows - self.judged - self.errored,
        }

    def told_as(self, kind: type[Measure], **more: object) -> Measure:
        """The figures as a value of the domain."""
        return kind.model_validate({**self.measure, **more})


Group = tuple[int, int]  # run, check


@dataclass(slots=True)
class Tally:
    """Counts every batch; holds counts and one number per case, never the cases."""

    counts: dict[Group, Count] = field(default_factory=dict)
    slices: dict[tuple[int, int, str, str], Count] = field(default_factory=dict)
    _values: dict[str, set[str]] = field(default_factory=dict)
    _dropped: set[str] = field(default_factory=set)  # identifiers, not slices
    _is_full: bool = False  # there were more attributes than are counted: no further one is
    _cases: Cases = field(default_factory=Cases)
    checks: int = 1_000

    def add(self, batch: pa.RecordBatch) -> None:
        """Count a batch."""
        rows = _Rows.of(batch)
        part, check = batch["part"].to_numpy(), batch["check"].to_numpy()
        place = part.astype(np.int64) * self.checks + check
        for code, count in rows.counted(place):
            self.counts.setdefault(divmod(code, self.checks), Count()).merge(count)
        self._add_slices(rows, place, batch["slices"])
        self._cases.add(place, batch["case"], batch["repeat"])

    def _add_slices(self, rows: "_Rows", place: NDArray[np.int64], slices: pa.MapArray) -> None:
        if slices.null_count == len(slices) or not len(slices.keys):
            return
        offsets = slices.offsets.to_numpy()
        many = np.diff(offsets)  # attributes of each row
        if not (many == 1).all():
            row = np.repeat(np.arange(len(slices)), many)
            rows, place = rows.take(row), place[row]
        keys, values = (
            part.slice(offsets[0], offsets[-1] - offsets[0]) for part in (slices.keys, slices.items)
        )
        names, words = keys.dictionary.to_pylist(), values.dictionary.to_pylist()
        pair = keys.indices.to_numpy().astype(np.int64) * len(words) + values.indices.to_numpy()
        width = len(names) * len(words)
        for code, count in rows.counted(place * width + pair):
            where, pair_code = divmod(code, width)
            name, word = divmod(pair_code, len(words))
            self._add_slice(divmod(where, self.checks), names[name], words[word], count)

    def _add_slice(self, group: Group, key: str, value: str, count: Count) -> None:
        if key in self._dropped:
            return
        values = self._values.get(key)
        if values is None:
            self._is_full = self._is_full or len(self._values) >= SLICES
            if self._is_full:
                return
            values = self._values[key] = set()
        values.add(value)
        if len(values) > VALUES:
            self._dropped.add(key)
            del self._values[key]
            self.slices = {place: each for place, each in self.slices.items() if place[2] != key}
            return
        self.slices.setdefault((*group, key, value), Count()).merge(count)

    def sliced(self, group: Group) -> Iterable[tuple[str, str, Count]]:
        """The slices of a check, by attribute; identifiers are none."""
        for (part, check, key, value), count in self.slices.items():
            if (part, check) == group:
                yield key, value, count

    def distinct(self) -> dict[Group, tuple[int, int]]:
        """Of every check: different cases, and rows that repeat a case without saying so."""
        return {
            divmod(place, self.checks): figures for place, figures in self._cases.distinct().items()
        }


def _different(values: NDArray[Any]) -> NDArray[Any]:
    """The different values, by sorting: many times faster here than numpy's own hashing."""
    ordered = np.sort(values)
    kept = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=kept[1:])
    return ordered[kept]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What of the rows of a batch is counted."""

    flags: NDArray[
        np.uint8
    ]  # yes or no of seven kinds, as one number: so rows are gone through once
    scored: NDArray[np.bool_]
    score: NDArray[np.float64]  # 0 where there is none

    @classmethod
    def of(cls, batch: pa.RecordBatch) -> "_Rows":
        state = batch["state"].to_numpy()
        judged = state == _JUDGED
        passed = batch["passed"]
        score = pc.fill_null(batch["score"], np.nan).to_numpy()
        scored = ~np.isnan(score)
        score = np.where(scored, score, 0.0)
        one = score == 1.0
        flags = np.zeros(state.size, np.uint8)
        for place, flag in enumerate(
            (
                judged,
                state == _ERRORED,
                judged & pc.fill_null(passed, False).to_numpy(zero_copy_only=False),  # noqa: FBT003
                judged & passed.is_valid().to_numpy(zero_copy_only=False),
                one,
                scored & ~one & (score != 0.0),
                scored,
            )
        ):
            flags |= flag.view(np.uint8) << np.uint8(place)
        return cls(flags, scored, score)

    def take(self, rows: NDArray[np.intp]) -> "_Rows":
        """The same at some rows."""
        return _Rows(self.flags[rows], self.scored[rows], self.score[rows])

    def counted(self, codes: NDArray[np.int64]) -> Iterator[tuple[int, Count]]:
        """The counts of the rows of each code."""
        different, group = _grouped(codes)
        size = different.size
        whole = _counts(group, size, self.flags)
        scores = whole[:, -1]
        total = np.bincount(group, weights=self.score, minlength=size)
        means = np.divide(total, scores, out=np.zeros(size), where=scores > 0)
        apart = np.where(self.scored, self.score - means[group], 0.0)
        squares = np.bincount(group, weights=apart * apart, minlength=size)
        for code, counts, mean, square in zip(
            different.tolist(), whole.tolist(), means.tolist(), squares.tolist(), strict=True
        ):
            yield code, Count(*[*counts, mean, square])


_NARROW = 65_536  # codes that are counted instead of sorted
_FEW = 512  # groups
_FLAGS = 7


def _counts(group: NDArray[np.int64], size: int, flags: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How many rows each group has, and of how many of them each flag is true."""
    if size > _FEW:
        each = [
            np.bincount(group[(flags >> np.uint8(place)) & 1 == 1], minlength=size)
            for place in range(_FLAGS)
        ]
        return np.column_stack((np.bincount(group, minlength=size), *each))
    width = 1 << _FLAGS
    seen = np.bincount(group * width + flags, minlength=size * width).reshape(size, width)
    has = (np.arange(width)[:, None] >> np.arange(_FLAGS)) & 1
    return np.column_stack((seen.sum(axis=1), seen @ has))


def _grouped(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different codes, and the place of each row's among them."""
    if not codes.size:
        return codes, codes
    least, most = int(codes.min()), int(codes.max())
    if most - least >= _NARROW:
        different = _different(codes)
        return different, np.searchsorted(different, codes)
    if least == most:
        return codes[:1], np.zeros(codes.size, np.int64)
    near = codes - least
    there = np.bincount(near) > 0
    return np.flatnonzero(there) + least, (np.cumsum(there) - 1)[near]
