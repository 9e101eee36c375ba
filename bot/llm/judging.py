"""Whether what is left of an answer is what its case wants, in sentences that name what is not."""

import re
from collections.abc import Sequence

from bot.domain.framing.agreement import same
from bot.domain.framing.field import FIELDS
from bot.domain.framing.parse import parsed
from bot.domain.framing.proposal import Proposal
from bot.domain.provenance import fold
from bot.llm.case import Case
from bot.llm.exercise import Kept


def shortcomings(case: Case, kept: Kept, findings: Sequence[str]) -> tuple[str, ...]:
    """Name everything a live answer lacks or should not have; nothing if it is right."""
    wanted = case.wanted
    lacking = [
        _lacking(row)
        for row in wanted.proposals or ()
        if not any(_is(row, proposal, case.language) for proposal in kept.proposals)
    ]
    silent = [
        f"says nothing of {words!r}"
        for words in wanted.says
        if not any(says(sentence, words) for sentence in kept.sentences)
    ]
    unreported = [
        f"does not report {passage!r} as suspect"
        for passage in wanted.suspicions or ()
        if not any(_overlap(passage, found.quote) for found in kept.suspicions)
    ]
    corrected = {f"{fact.path} {fact.value_text}" for fact in kept.replaced}
    due = set(case.expect.replaced)
    uncorrected = [f"does not take the correction of {row}" for row in sorted(due - corrected)]
    overruled = [f"gives up {row}, which stands" for row in sorted(corrected - due)]
    told = [text for p in kept.proposals for text in (p.value_text, p.rationale or "")]
    told += kept.sentences
    forbidden = [
        f"says {words!r}" for words in wanted.never or () if any(says(t, words) for t in told)
    ]
    unsupported = len(findings)
    invented = [f"leaves {_entries(unsupported)}"] if unsupported > wanted.findings else []
    return (*lacking, *silent, *unreported, *uncorrected, *overruled, *forbidden, *invented)


def says(text: str, words: str) -> bool:
    """Whether a text holds these words as words: `8 %` is not in `11.8 %`."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(fold(words))}(?!\w)", fold(text)))


def _lacking(row: str) -> str:
    path, status, *rest = row.split(maxsplit=2)
    words = f": {rest[0]}" if rest else ""
    return f"lacks {path}{words}" + ("" if status == "any" else f" ({status})")


def _is(row: str, proposal: Proposal, language: str) -> bool:
    path, status, *rest = row.split(maxsplit=2)
    if path != proposal.path or status not in {"any", proposal.status.value}:
        return False
    return not rest or _agree(rest[0], proposal, language)


def _agree(expected: str, proposal: Proposal, language: str) -> bool:
    if fold(expected) in fold(proposal.value_text):
        return True
    definition = FIELDS[proposal.path]
    one, other = (parsed(definition, t, language) for t in (expected, proposal.value_text))
    return one is not None and other is not None and same(one, other)


def _overlap(one: str, other: str) -> bool:
    return fold(one) in fold(other) or fold(other) in fold(one)


def _entries(count: int) -> str:
    return f"{count} entries that do not hold" if count > 1 else "1 entry that does not hold"
