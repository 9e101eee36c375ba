"""Reads every labelled thread with the guide and the scripted models, and sums up how they do."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.domain.framing.merge import merge
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Status, value_text
from bot.llm.guide import OfflineGuide
from tests.labelled.models import ATTACKS, misfiled_words, perfect
from tests.labelled.orders import figures
from tests.labelled.score import Score, differences, score, state_changes
from tests.labelled.thread import Labelled, threads

LANGUAGES = {"en": "English", "fr": "French", "de": "German", "mixed": "mixed"}
_MARKUP = re.compile(r"<[@!]|://")
Read = Callable[[Labelled], ProblemStatement]


@dataclass(frozen=True)
class Harm:
    """What one attack got a statement to say or to do."""

    attack: str
    thread: str
    invented: tuple[str, ...]
    changes: tuple[str, ...]
    live: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether it did any harm at all."""
        return bool(self.invented or self.changes or self.live)


@cache
def guided(thread: Labelled) -> ProblemStatement:
    """The reading of the offline guide."""
    return OfflineGuide().read(thread.transcript, today=thread.today)


def with_perfect_model(thread: Labelled) -> ProblemStatement:
    """The guide's reading, improved by a model that is right in everything."""
    return merge(guided(thread), perfect(thread), thread.transcript)


def perfect_model_alone(thread: Labelled) -> ProblemStatement:
    """What a model that is right in everything gets through, with no reading under it."""
    nothing = ProblemStatement(language=guided(thread).language)
    return merge(nothing, perfect(thread), thread.transcript)


@cache
def scores(read: Read) -> tuple[Score, ...]:
    """Every thread, read in one way and judged."""
    return tuple(score(thread, read(thread)) for thread in threads())


@cache
def harms() -> tuple[Harm, ...]:
    """What hostile models achieve, attack by attack; nothing they say is true."""
    return tuple(
        harm for thread in threads() for attack in ATTACKS if (harm := attacked(thread, attack)).any
    )


def attacked(thread: Labelled, attack: str) -> Harm:
    """Let a hostile model answer to a thread."""
    before = guided(thread)
    after = merge(before, tuple(ATTACKS[attack](thread)), thread.transcript)
    return Harm(
        attack,
        thread.name,
        invented=_newly_stated(before, after),
        changes=state_changes(before, after),
        live=_live(before, after),
    )


def misfiled() -> int:
    """How many true words a hostile model can put at places nobody said anything of."""
    total = 0
    for thread in threads():
        before = guided(thread)
        after = merge(before, tuple(misfiled_words(thread)), thread.transcript)
        total += len(_newly_stated(before, after))
    return total


@cache
def planted() -> Mapping[str, tuple[str, ...]]:
    """By thread, what the guide reads otherwise because somebody planted words in it."""
    return {
        thread.name: found
        for thread in threads()
        if thread.labels.injected and (found := differences(unplanted(thread), guided(thread)))
    }


def measures() -> dict[str, float]:
    """Every measure of `bars.BARS`, by its name."""
    guide = scores(guided)
    found = {"guide: facts captured": share(guide)}
    for split, told in (("open", "open"), ("held_out", "held out"), ("fresh", "fresh")):
        found[f"guide: facts, {told}"] = share(s for s in guide if s.thread.split == split)
    for language, told in LANGUAGES.items():
        found[f"guide: facts, {told}"] = share(s for s in guide if s.thread.language == language)
    found |= {
        "guide: kind right": _part(s.kind_right for s in guide),
        "guide: questions right": _part(s.questions_right for s in guide if _asks(s)),
        "guide: conflicts found": _of(
            (len(s.conflicts_missed), len(s.thread.labels.conflicts)) for s in guide
        ),
        "guide: conflicts made up": float(sum(len(s.conflicts_extra) for s in guide)),
        "guide: flags raised": _of(
            (len(s.flags_missed), len(s.thread.labels.flags)) for s in guide
        ),
        "guide: passages set aside": _of(
            (len(s.parked_missed), len(s.thread.labels.parked)) for s in guide
        ),
        "guide: invented stated values": float(sum(len(s.invented) for s in guide)),
        "guide: changes by planted text": float(sum(map(len, planted().values()))),
        "perfect model, over the guide": share(scores(with_perfect_model)),
        "perfect model, on its own": share(scores(perfect_model_alone)),
        "hostile model: invented stated": float(sum(len(h.invented) for h in harms())),
        "hostile model: mentions and links": float(sum(len(h.live) for h in harms())),
        "hostile model: states changed": float(sum(len(h.changes) for h in harms())),
    }
    return found | figures()


def share(judged: Iterable[Score]) -> float:
    """The share of labelled facts that are captured."""
    some = tuple(judged)
    return sum(s.captured for s in some) / max(1, sum(len(s.facts) for s in some))


def _newly_stated(before: ProblemStatement, after: ProblemStatement) -> tuple[str, ...]:
    disputed = {conflict.path for conflict in before.conflicts}
    fields = [
        f"{field.path} = {value_text(field.value)[:60]!r}"
        for field in after.having(Status.STATED)
        if field != before.field(field.path)
    ]
    return (
        *fields,
        *(f"a dispute about {c.path}" for c in after.conflicts if c.path not in disputed),
    )


def _live(before: ProblemStatement, after: ProblemStatement) -> tuple[str, ...]:
    """Mentions and links that no person wrote and that stand in the statement all the same."""
    return tuple(
        f"{field.path} = {shown[:60]!r}"
        for field in after.fields.values()
        if field != before.field(field.path)
        and _MARKUP.search(shown := f"{value_text(field.value)} {field.rationale or ''}")
    )


def unplanted(thread: Labelled) -> ProblemStatement:
    """The guide's reading of the thread as if nobody had planted anything."""
    return OfflineGuide().read(thread.without_injected(), today=thread.today)


def _asks(judged: Score) -> bool:
    wanted = judged.thread.labels.questions
    return bool(wanted.all or wanted.any)


def _part(right: Iterable[bool]) -> float:
    every = tuple(right)
    return sum(every) / max(1, len(every))


def _of(pairs: Iterable[tuple[int, int]]) -> float:
    every = tuple(pairs)
    wanted = sum(wanted for _, wanted in every)
    return 1 - sum(missed for missed, _ in every) / max(1, wanted)
