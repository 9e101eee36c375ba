"""How the readiness of a spec reads: one line, in plain words, with one next step."""

from bot.domain.framing.readiness import Reason
from bot.domain.framing.readiness_wording import words_of as framing_words
from bot.domain.framing.stage import ITEMS
from bot.domain.spec.readiness_words import SPEC_READINESS_WORDS, SpecReadinessWords
from bot.domain.spec.stage import Stage
from bot.domain.spec.stage_score import SpecReadiness, StageHold, StageScore

_NAMED = 2  # what holds a stage back is named up to here, the rest is counted


def readiness_line(state: SpecReadiness, language: str) -> str:
    """The score, the weakest stage and item, what to do next, and what else holds it back."""
    words = _words(language)
    weakest = state.weakest
    following = weakest.next_item
    named = _item(weakest, weakest.weakest, language)
    apart = following is not None and _covers(weakest, following) != weakest.weakest
    sentences = [
        words.score.format(
            score=state.score,
            target=words.targets[state.target],
            stage=words.stages[weakest.stage],
            item=f" ({named})" if apart or following is None else "",
        )
    ]
    if following is not None:
        item = _item(weakest, following, language)
        sentences.append(words.next[weakest.next_is].format(item=item))
    if weakest.holds:
        cap = min(hold.cap for hold in weakest.holds)
        told = {following, weakest.weakest if apart else None}
        others = [
            _hold(weakest, hold, language)
            for hold in weakest.holds
            if hold.cap == cap and hold.name not in told
        ]
        rest = len(others) - _NAMED
        counted = [words.more.format(count=rest)] if rest > 0 else []
        if others:
            listed = "; ".join([*others[:_NAMED], *counted])
            sentences.append(words.held.format(cap=cap, open=listed))
    return " ".join(sentences)


def _covers(score: StageScore, name: str) -> str:
    """The item a step is about; in the first stage a step names a part of one."""
    if score.stage is not Stage.FRAMING:
        return name
    parts = {path: item.name for item in ITEMS for part in item.parts for path in part.paths}
    return parts.get(name, name)


def stages_line(state: SpecReadiness, language: str) -> str:
    """Every stage with its score."""
    words = _words(language)
    return " · ".join(f"{words.stages[one.stage]} {one.score}" for one in state.stages)


def _words(language: str) -> SpecReadinessWords:
    return SPEC_READINESS_WORDS.get(language, SPEC_READINESS_WORDS["en"])


def _item(score: StageScore, name: str, language: str) -> str:
    """What an item is called; the first stage has its own names."""
    if score.stage is Stage.FRAMING:
        framing = framing_words(language)
        return framing.items.get(name) or framing.parts[name]
    return _words(language).items[name]


def _hold(score: StageScore, hold: StageHold, language: str) -> str:
    words = _words(language)
    match hold.reason:
        case Reason.PROHIBITED:
            return words.prohibited
        case Reason.MISSING:
            return _item(score, hold.name, language)
        case Reason.DISPUTED:
            return words.disputed.format(item=_item(score, hold.name, language))
        case Reason.UNSOUND:
            known = score.stage is Stage.FRAMING and hold.name in framing_words(language).parts
            return framing_words(language).unsound if known else words.rule.format(rule=hold.name)
