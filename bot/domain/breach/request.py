"""The question a breach puts before people: a proposal, what it rests on, and what is not known."""

from collections.abc import Mapping

from pydantic import JsonValue

from bot.domain.breach.board import Board
from bot.domain.breach.course import Breach, BreachKind
from bot.domain.breach.words import YES_NO, breach_words
from bot.domain.criterion.figure import figure
from bot.domain.criterion.interval import exact_upper
from bot.domain.criterion.line import in_words
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.escalation.action import Action, Request
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.rhythm import WEEKLY, rhythm_of
from bot.domain.lint.model import Language
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.phrasing import phrased
from bot.domain.policy.model import REMIT
from bot.domain.report.plan import language_in
from bot.domain.spec.criterion import Waiver
from bot.domain.spec.version import SpecVersion

BREACH_ASKER = "agent:remit"  # no token and no person is called so
_PROPOSED = {
    BreachKind.VIOLATED: "breach.roll_back",
    BreachKind.FAILED: "breach.roll_back",
    BreachKind.MISSING: "breach.measure",
    BreachKind.UNDECIDED: "breach.hold",
    BreachKind.OVERDUE: "breach.measure",
}
_RULES = {
    BreachKind.VIOLATED: "DEC-ROLLBACK",
    BreachKind.FAILED: "DEC-ROLLBACK",
    BreachKind.MISSING: "DEC-RETRAIN",
    BreachKind.UNDECIDED: "DEC-PROMOTE",
    BreachKind.OVERDUE: "DEC-RETRAIN",
}
_COUNTED = frozenset({BreachKind.VIOLATED, BreachKind.FAILED, BreachKind.UNDECIDED})
_CASE, _TITLE, _WHY, _LINE = 50, 80, 2900, 300  # characters
_NAMED = 3  # of the cases that went wrong, in a sentence


_NO_BOARD = Board()


def breach_request(
    breach: Breach,
    version: SpecVersion,
    raci: Mapping[str, tuple[str, ...]],
    board: Board = _NO_BOARD,
) -> Request:
    """Ask what to do about a breach.

    All of it comes from the run that began the breach, and from what stood beside it then: however
    many runs show it later, the question is the same.
    """
    first, language = breach.first, language_in(version.spec.language)
    title = criterion_title(version, first.basis.criterion)
    n, failed = first.n, first.failed
    return Request(
        action=Action(
            name=_PROPOSED[breach.kind],
            target=f"{version.spec.title[:_TITLE]}: {title}".strip(),
            system=REMIT,
            parameters=_parameters(breach, version, language),
        ),
        requester=BREACH_ASKER,
        mode=OversightMode.APPROVE,
        reversibility=Reversibility.R2,
        tags=("breach", breach.kind.value),
        why=_shortened(_why(breach, version, language), _WHY),
        affected=_affected(first, language) if failed and n and breach.kind in _COUNTED else "",
        grounds=_grounds(breach, board, language),
        language=language,
        raci=dict(raci),
    )


def holds_again(version: SpecVersion, verdict: RecordedVerdict) -> str:
    """Why nothing is left to decide."""
    language = language_in(version.spec.language)
    title = criterion_title(version, verdict.basis.criterion)
    said = verdict.sentence(language)
    return breach_words(language).holds_again.format(title=title, sentence=said)


def measured_again(version: SpecVersion, verdict: RecordedVerdict) -> str:
    """Why nobody has to see to its being measured any more."""
    language = language_in(version.spec.language)
    title = criterion_title(version, verdict.basis.criterion)
    said = verdict.sentence(language)
    return breach_words(language).measured_again.format(title=title, sentence=said)


def lived_with(version: SpecVersion, criterion: str, waiver: Waiver) -> str:
    """Why nobody is asked about a criterion until a day."""
    return breach_words(language_in(version.spec.language)).lived_with.format(
        title=criterion_title(version, criterion),
        by=_shortened(waiver.by, _TITLE),
        until=f"{waiver.until:%Y-%m-%d}",
        reason=_shortened(waiver.reason, _LINE),
    )


def _why(breach: Breach, version: SpecVersion, language: Language) -> str:
    said = breach.first.sentence(language)
    if breach.kind is not BreachKind.OVERDUE:
        return said
    found = next((one for one in version.spec.acceptance if one.id == _id(breach)), None)
    every = rhythm_of(found) if found else WEEKLY
    return phrased(
        breach_words(language).overdue_since,
        day=f"{breach.first.made_at:%Y-%m-%d}",
        days=every.days,
        missing=breach.missing,
        sentence=said,
    )


def _id(breach: Breach) -> str:
    return breach.first.basis.criterion


def criterion_title(version: SpecVersion, criterion: str) -> str:
    """What a criterion goes by, or its name."""
    titles = {one.id: one.title for one in version.spec.acceptance}
    return _shortened(titles.get(criterion) or criterion, _TITLE)


def _parameters(breach: Breach, version: SpecVersion, language: Language) -> dict[str, JsonValue]:
    """What is approved: what to do, and about which run of which criterion."""
    first, words = breach.first, breach_words(language)
    advice = words.advice(breach.kind, first.reason)
    told: dict[str, JsonValue] = {
        words.if_approved: advice.approve,
        words.if_rejected: advice.reject.format(slice=_worse(first) or words.a_slice),
        "criterion": _id(breach),
        "run": first.basis.run,
    }
    if breach.also:
        others = ", ".join(criterion_title(version, one) for one in breach.also)
        told[words.also] = _shortened(others, _LINE)
    return told


def _grounds(breach: Breach, board: Board, language: Language) -> dict[str, JsonValue]:
    """What it rests on: the cases that went wrong, and the rule with its conditions filled in."""
    first, words = breach.first, breach_words(language)
    advice, yes_no = words.advice(breach.kind, first.reason), YES_NO[language]
    facts = {
        "violated": yes_no[first.reason is not Reason.VIOLATED],
        "failed": yes_no[not (first.critical and first.outcome is Outcome.FAIL)],
        "needed": _still_needed(first, language) or words.unknown,
        "ask": words.ask,
        "missing": breach.missing,
        "day": f"{first.made_at:%Y-%m-%d}",
        "critical": board.critical,
        "critical_shown": board.critical_shown,
        "others": board.others,
        "others_shown": board.others_shown,
        "waived": board.waived,
        "unbroken": yes_no[bool(board.violated)],
    }
    conditions: dict[str, JsonValue] = {
        name: said.format_map(facts) for name, said in advice.conditions.items()
    }
    told: dict[str, JsonValue] = {
        words.failing: _failing(first, language) or words.unknown,
        f"{words.rule} {_RULES[breach.kind]}": conditions,
        words.criterion: _shortened(in_words(first.line), _LINE),
        words.measured: f"{first.made_at:%Y-%m-%d}",
        words.made_with: _made_with(first) or words.unknown,
    }
    if first.worst:
        told[words.slice] = f"{_weakest(first)} ({first.worst.right}/{first.worst.n})"
    return told


def _still_needed(first: RecordedVerdict, language: Language) -> str:
    """How many cases are missing besides those that were run, if none of them fails."""
    if first.needed_n is None or first.n is None or first.needed_n <= first.n:
        return ""
    return figure(first.needed_n - first.n, language)


def _weakest(first: RecordedVerdict) -> str:
    worst = first.worst
    return f"{worst.name} = {worst.value}"[:_TITLE] if worst else ""


def _worse(first: RecordedVerdict) -> str:
    """The weakest slice, where it does worse than the whole even in the best light its cases allow."""
    worst = first.worst
    if worst is None or not first.n or first.failed is None:
        return ""
    best = exact_upper(worst.right, worst.n)
    return _weakest(first) if best < (first.n - first.failed) / first.n else ""


def _affected(first: RecordedVerdict, language: Language) -> str:
    """How many cases went wrong, and the first of them by name."""
    words = breach_words(language)
    said = phrased(
        words.affected, failed=figure(first.failed or 0, language), n=figure(first.n or 0, language)
    )
    named = ", ".join(_shortened(name, _CASE) for name in first.failing[:_NAMED])
    return f"{said} {words.such_as.format(cases=named)}" if named else said


def _failing(first: RecordedVerdict, language: Language) -> str:
    names = ", ".join(_shortened(name, _CASE) for name in first.failing)
    left = (first.failed or 0) - len(first.failing)
    if not names or left <= 0:
        return names
    return f"{names} {breach_words(language).more.format(n=left)}"


def _made_with(first: RecordedVerdict) -> str:
    made = first.circumstances
    parts = (made.model, made.prompt, made.dataset, made.judge)
    return ", ".join(_shortened(part, _CASE) for part in parts if part)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
