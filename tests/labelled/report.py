"""What the judge found, as text: one table of measures, and thread by thread what to do better."""

from collections.abc import Iterator, Sequence

from tests.labelled.bars import BARS
from tests.labelled.measure import (
    LANGUAGES,
    guided,
    harms,
    measures,
    misfiled,
    planted,
    scores,
    share,
)
from tests.labelled.score import Outcome, Score
from tests.labelled.thread import SPLITS, threads


def table() -> str:
    """Every measure beside what it must not fall below and where it has to be."""
    found = measures()
    facts = sum(len(thread.labels.facts) for thread in threads())
    parts = ", ".join(f"{len(threads(split))} {split.replace('_', ' ')}" for split in SPLITS)
    lines = [
        f"{len(threads())} labelled threads ({parts}), {facts} facts",
        f"{'measure':<34}{'measured':>10}{'at least':>10}{'final':>10}",
    ]
    for bar in BARS:
        figure = found[bar.name]
        mark = "" if bar.reached(figure) else "  open"
        cells = "".join(f"{bar.shown(one):>10}" for one in (figure, bar.today, bar.final))
        lines.append(f"{bar.name:<34}{cells}{mark}")
    return "\n".join(lines)


def by_language() -> str:
    """The share of facts the guide captures, by language and part."""
    lines = [f"{'facts captured':<20}{'open':>18}{'held out':>18}{'fresh':>18}{'all':>18}"]
    guide = scores(guided)
    for language, told in (*LANGUAGES.items(), (None, "all")):
        spoken = [s for s in guide if language in {None, s.thread.language}]
        parts = [[s for s in spoken if s.thread.split == split] for split in SPLITS]
        cells = "".join(f"{_fraction(some):>18}" for some in (*parts, spoken))
        lines.append(f"{told:<20}{cells}")
    return "\n".join(lines)


def by_thread(*, held_out: bool = False, only: tuple[str, ...] = ()) -> str:
    """What was missed, wrong and made up; held-out and fresh threads only in figures, unless asked for."""
    lines: list[str] = []
    for judged in scores(guided):
        if only and judged.thread.name not in only:
            continue
        lines.append(_headline(judged))
        if judged.thread.split == "open" or held_out or only:
            lines.extend(f"    {line}" for line in _details(judged))
    return "\n".join(lines)


def attacks() -> str:
    """What hostile models achieved, and the count of true words at wrong places."""
    lines = [
        f"    {harm.attack} in {harm.thread}: {len(harm.invented)} stated, {len(harm.changes)} changes, {len(harm.live)} live"
        f" ({'; '.join((*harm.changes, *harm.live, *harm.invented)[:2])})"
        for harm in harms()
    ]
    lines.append(f"    true words at places they say nothing about: {misfiled()} (only counted)")
    return "\n".join(["hostile models", *lines])


def _fraction(some: Sequence[Score]) -> str:
    facts = sum(len(s.facts) for s in some)
    return f"{sum(s.captured for s in some)}/{facts} = {100 * share(some):.1f} %"


def _headline(judged: Score) -> str:
    thread = judged.thread
    kind = judged.kind if judged.kind_right else f"{judged.kind} (wrong)"
    count = f"{judged.captured}/{len(judged.facts)}"
    return f"{thread.name:<28} {thread.split:<9}{thread.language:<6}{count:>6}  {kind}"


def _details(judged: Score) -> Iterator[str]:
    labels = judged.thread.labels
    yield from (f"INVENTED      {value}" for value in judged.invented)
    yield from (f"PLANTED       {line}" for line in planted().get(judged.thread.name, ()))
    yield from (str(fact) for fact in judged.facts if fact.outcome is not Outcome.CAPTURED)
    if not judged.kind_right:
        yield f"kind          wanted {' | '.join(str(kind) for kind in labels.kind)}"
    yield from (f"no conflict   {path}" for path in judged.conflicts_missed)
    yield from (f"odd conflict  {path}" for path in judged.conflicts_extra)
    if not judged.questions_right:
        wanted = labels.questions.all or labels.questions.any
        yield f"questions     wanted {', '.join(wanted)}; asked {', '.join(judged.questions)}"
    yield from (f"no flag       {flag}" for flag in judged.flags_missed)
    yield from (f"not set aside {words[:70]!r}" for words in judged.parked_missed)
