"""Why an action needs the oversight it needs, in one sentence."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.oversight.mode import Computed
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.oversight.wording import OVERSIGHT_WORDS, OversightWords


def explained(computed: Computed, language: str) -> str:
    """The mode and its reasons; what had to be taken for the worst is said to be."""
    words = words_of(language)
    return words.sentence.format(
        mode=words.modes[computed.mode],
        reversibility=words.reversibility[computed.reversibility]
        if computed.reversibility_known
        else words.unknown_reversibility,
        blast=words.blast[computed.blast] if computed.blast_known else words.unknown_blast,
        rest="".join(_rest(computed, words)),
    )


def reasons(
    raised_by: Iterable[StepUp | Floor],
    language: str,
    on: Mapping[StepUp, Sequence[str]] = MappingProxyType({}),
) -> str:
    """What made it stricter, in a few words, with the criteria or sources that did."""
    words = words_of(language)
    return words.and_then.join(_reason(one, words, on) for one in raised_by)


def _reason(one: StepUp | Floor, words: OversightWords, on: Mapping[StepUp, Sequence[str]]) -> str:
    if isinstance(one, Floor):
        return words.floors[one]
    named = f" ({', '.join(on[one])})" if on.get(one) else ""
    return words.step_ups[one] + named


def words_of(language: str) -> OversightWords:
    return OVERSIGHT_WORDS.get(language, OVERSIGHT_WORDS["en"])


def _rest(computed: Computed, words: OversightWords) -> Iterable[str]:
    if computed.step_ups:
        count = len(computed.step_ups)
        reasons = words.and_then.join(words.step_ups[step] for step in computed.step_ups)
        template = words.one_step if count == 1 else words.steps
        yield template.format(count=count, reasons=reasons)
    if computed.lowered_by:
        yield words.lowered.format(people=words.and_then.join(computed.lowered_by))
    if computed.floors:
        reasons = words.and_then.join(words.floors[floor] for floor in computed.floors)
        yield words.never_less.format(least=words.least[computed.mode], reasons=reasons)
