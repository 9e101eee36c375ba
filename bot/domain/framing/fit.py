"""The nine questions that tell whether machine learning is needed, and the verdict they lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind, NotMlKind
from bot.domain.provenance import Field, Quote, Status, fold, value_text

VERDICT, KIND = "ml_fit.verdict", "task.kind"
ANSWERS = "ml_fit.answers."
_AUTOMATION = "decision.automation_level"
_PARTLY = ("part", "teil", "en part", "zum teil")


class FitQuestion(StrEnum):
    """One of the nine; its answer lives under `ml_fit.answers.`."""

    REPEATS = "repeats"
    EXPERT = "expert"
    RULES = "rules"
    EXISTING_FIELD = "existing_field"
    PROCESS = "process"
    EXAMPLES = "examples"
    TOLERABLE = "tolerable"
    ACTED_ON = "acted_on"
    HEURISTIC_ENOUGH = "heuristic_enough"


class Reply(StrEnum):
    """What was answered; silence is no reply."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"


class Reason(StrEnum):
    """Why a verdict is what it is; the sentence for each is in `wording_fit`."""

    DECIDED = "decided"
    FIELD = "field"
    RULES = "rules"
    PROCESS = "process"
    HEURISTIC = "heuristic"
    SEARCH = "search"
    BUY = "buy"
    NO_ACTION = "no_action"
    NO_EXAMPLES = "no_examples"
    INTOLERABLE = "intolerable"
    ONCE = "once"
    PARTLY = "partly"
    PARTS = "parts"
    LANGUAGE = "language"
    LEARNS = "learns"


@dataclass(frozen=True, slots=True)
class FitAnswer:
    """An answer to one of the nine; it is sure where somebody gave it, not only hinted at it."""

    reply: Reply
    sure: bool = True
    quotes: tuple[Quote, ...] = ()
    rationale: str | None = None


@dataclass(frozen=True, slots=True)
class Leaning:
    """What the task reads like before the nine questions are put to it."""

    parts: tuple[Kind, ...] = ()  # the strongest first; several make a hybrid
    learned: bool = False  # the evidence outweighs a mere turn of phrase
    found: NotMlKind | None = None  # it could be looked up, or bought
    quotes: tuple[Quote, ...] = ()  # of what could be looked up or bought


@dataclass(frozen=True, slots=True)
class FitVerdict:
    """A proposal, unless a person decided: what to build, and the reason for it."""

    value: str
    reason: Reason
    kind: Kind | None = None
    not_ml: NotMlKind | None = None
    quotes: tuple[Quote, ...] = ()
    rationale: str | None = None  # of the answer it rests on

    @property
    def is_ml(self) -> bool | None:
        """None while it is unclear."""
        return None if self.value == "unclear" else self.not_ml is None


def answers_in(fields: Mapping[str, Field]) -> dict[FitQuestion, FitAnswer]:
    """The answers people gave or hinted at, by question."""
    found = {}
    for question in FitQuestion:
        field = fields.get(ANSWERS + question)
        reply = _reply(field) if field else None
        if field is not None and reply is not None:
            sure = field.confirmed is not None or field.status is Status.STATED
            found[question] = FitAnswer(reply, sure, field.quotes, field.rationale)
    return found


def _reply(field: Field) -> Reply | None:
    if isinstance(field.value, bool):
        return Reply.YES if field.value else Reply.NO
    return Reply.PARTLY if is_partly(value_text(field.value)) else None


def is_partly(words: str) -> bool:
    """Whether somebody answered neither yes nor no, but in between."""
    return fold(words).startswith(_PARTLY)


def verdict_on(fields: Mapping[str, Field], leaning: Leaning) -> FitVerdict | None:
    """Whether to learn, and what to do instead; none while nobody has said enough.

    A person's own verdict or kind wins. Then the first answer that settles it: somebody's answer
    before a turn of phrase, which counts only where nothing outweighs it.
    """
    return _decided(fields, leaning) or _settled(answers_in(fields), leaning, fields)


def _decided(fields: Mapping[str, Field], leaning: Leaning) -> FitVerdict | None:
    entered = [field for path in (VERDICT, KIND) if (field := fields.get(path)) and _own(field)]
    for field in sorted(entered, key=_when, reverse=True):
        words = value_text(field.value)
        if field.path == VERDICT:
            return _of_verdict(words, leaning, field.quotes)
        if words in set(Kind):
            instead = _instead(answers_in(fields), leaning)
            return _of_kind(Kind(words), instead, Reason.DECIDED, field.quotes)
    return None


def _own(field: Field) -> bool:
    return field.value is not None and field.confirmed is not None


def _when(field: Field) -> str:
    return field.confirmed.at.isoformat() if field.confirmed else ""


def _of_verdict(words: str, leaning: Leaning, quotes: tuple[Quote, ...]) -> FitVerdict:
    if words in set(NotMlKind):
        return FitVerdict(words, Reason.DECIDED, Kind.NOT_ML, NotMlKind(words), quotes)
    kind = Kind.HYBRID if words == "hybrid" else next(iter(leaning.parts), None)
    return FitVerdict(words, Reason.DECIDED, kind, quotes=quotes)


def _of_kind(
    kind: Kind, instead: NotMlKind | None, reason: Reason, quotes: tuple[Quote, ...] = ()
) -> FitVerdict:
    if kind is Kind.NOT_ML:
        value = instead.value if instead else NotMlKind.RULES.value
        return FitVerdict(value, reason, kind, instead, quotes)
    if kind is Kind.HYBRID:
        return FitVerdict("hybrid", reason, kind, quotes=quotes)
    return FitVerdict("llm" if kind in LANGUAGE_MODEL_KINDS else "ml", reason, kind, quotes=quotes)


def _instead(answers: Mapping[FitQuestion, FitAnswer], leaning: Leaning) -> NotMlKind | None:
    verdict = next(_without_learning(answers, Leaning(found=leaning.found)), None)
    return verdict.not_ml if verdict else None


def _settled(
    answers: Mapping[FitQuestion, FitAnswer], leaning: Leaning, fields: Mapping[str, Field]
) -> FitVerdict | None:
    simpler = next(_without_learning(answers, leaning), None)
    if simpler is not None:
        return simpler
    if not leaning.parts:
        return None
    kind = leaning.parts[0] if len(leaning.parts) == 1 else Kind.HYBRID
    doubt = _doubt(answers, fields)
    if doubt is not None:
        reason, answer = doubt
        return FitVerdict("unclear", reason, kind, None, answer.quotes, answer.rationale)
    partly = answers.get(FitQuestion.RULES)
    if partly is not None and partly.reply is Reply.PARTLY:
        return FitVerdict("hybrid", Reason.PARTLY, Kind.HYBRID, quotes=partly.quotes)
    reasons = {Kind.HYBRID: Reason.PARTS, **dict.fromkeys(LANGUAGE_MODEL_KINDS, Reason.LANGUAGE)}
    return _of_kind(kind, None, reasons.get(kind, Reason.LEARNS))


# question | what a yes leads to | why
_SIMPLER = (
    (FitQuestion.EXISTING_FIELD, NotMlKind.ANALYTICS, Reason.FIELD),
    (FitQuestion.RULES, NotMlKind.RULES, Reason.RULES),
    (FitQuestion.PROCESS, NotMlKind.PROCESS, Reason.PROCESS),
    (FitQuestion.HEURISTIC_ENOUGH, NotMlKind.RULES, Reason.HEURISTIC),
)


def _without_learning(
    answers: Mapping[FitQuestion, FitAnswer], leaning: Leaning
) -> Iterator[FitVerdict]:
    for sure in (True, False):
        for question, instead, reason in _SIMPLER:
            answer = answers.get(question)
            if answer is None or answer.reply is not Reply.YES or answer.sure is not sure:
                continue
            if sure or not leaning.learned:
                yield FitVerdict(
                    instead.value, reason, Kind.NOT_ML, instead, answer.quotes, answer.rationale
                )
    if leaning.found is not None and not leaning.learned:
        found = leaning.found
        yield FitVerdict(found.value, Reason(found.value), Kind.NOT_ML, found, leaning.quotes)


def _doubt(
    answers: Mapping[FitQuestion, FitAnswer], fields: Mapping[str, Field]
) -> tuple[Reason, FitAnswer] | None:
    """Why learning would not pay yet, although the task reads like it."""
    alone = value_text(fields[_AUTOMATION].value) == "act" if _AUTOMATION in fields else False
    rows = (
        (FitQuestion.ACTED_ON, Reason.NO_ACTION, True),
        (FitQuestion.EXAMPLES, Reason.NO_EXAMPLES, True),
        (FitQuestion.TOLERABLE, Reason.INTOLERABLE, alone),
        (FitQuestion.REPEATS, Reason.ONCE, True),
    )
    for question, reason, counts in rows:
        answer = answers.get(question)
        if counts and answer is not None and answer.reply is Reply.NO:
            return reason, answer
    return None
