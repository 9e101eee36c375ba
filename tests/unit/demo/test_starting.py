"""Whoever starts the demo on a loaded machine is told that it goes on, and hears at once when it does not."""

from dataclasses import dataclass, field

from bot.demo.starting import LONGEST, Waiting


@dataclass
class Machine:
    """A bot that connects, or ends, at a moment of a clock that only waiting moves."""

    connects: float = float("inf")
    ends: float = float("inf")
    clock: float = 1000.0
    said: list[str] = field(default_factory=list)

    async def absent(self) -> str:
        began = self.clock
        return await Waiting(lambda: self.clock, self.pause).absent(
            lambda: self.clock - began >= self.connects,
            lambda: self.clock - began >= self.ends,
            self.said.append,
        )

    async def pause(self, seconds: float) -> None:
        self.clock += seconds


async def test_a_quick_start_is_not_talked_about() -> None:
    quick = Machine(connects=2)

    assert await quick.absent() == ""
    assert quick.said == []


async def test_a_slow_start_is_waited_for_and_told_every_ten_seconds() -> None:
    slow = Machine(connects=95)

    assert await slow.absent() == ""
    assert len(slow.said) == 9
    assert "still starting (10 s of at most 120 s)" in slow.said[0]


async def test_a_bot_that_ended_is_given_up_at_once() -> None:
    dead = Machine(ends=3)

    assert "stopped before it was connected" in await dead.absent()
    assert dead.clock - 1000 < 4


async def test_a_bot_that_neither_comes_nor_ends_is_given_up_in_the_end() -> None:
    stuck = Machine()

    assert "did not connect within 120 seconds" in await stuck.absent()
    assert LONGEST <= stuck.clock - 1000 < LONGEST + 1
