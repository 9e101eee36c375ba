"""The question a breach puts before people: a proposal, what it rests on, and what is not known."""

from collections.abc import Mapping

from pydantic import JsonValue

from bot.domain.breach.course import Breach, BreachKind
from bot.domain.breach.words import YES_NO, breach_words
from bot.domain.criterion.figure import figure
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.escalation.action import Action, Request
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.policy.model import REMIT
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion

BREACH_ASKER = "agent:remit"  # no token and no person is called so
_PROPOSED = {
    BreachKind.VIOLATED: "breach.roll_back",
    BreachKind.FAILED: "breach.roll_back",
    BreachKind.MISSING: "breach.measure",
    BreachKind.UNDECIDED: "breach.hold",
}
_RULES = {
    BreachKind.VIOLATED: "DEC-ROLLBACK",
    BreachKind.FAILED: "DEC-ROLLBACK",
    BreachKind.MISSING: "DEC-RETRAIN",
    BreachKind.UNDECIDED: "DEC-PROMOTE",
}
_CASE, _TITLE, _WHY, _LINE = 50, 80, 2900, 300  # characters


def breach_request(
    breach: Breach, version: SpecVersion, raci: Mapping[str, tuple[str, ...]]
) -> Request:
    """Ask what to do about a breach.

    All of it comes from the run that began the breach: however many runs show it later, the
    question is the same.
    """
    first, language = breach.first, language_in(version.spec.language)
    words = breach_words(language)
    title = criterion_title(version, first.basis.criterion)
    n, failed = first.n, first.failed
    return Request(
        action=Action(
            name=_PROPOSED[breach.kind],
            target=f"{version.spec.title[:_TITLE]}: {title}".strip(),
            system=REMIT,
            parameters=_parameters(breach, language),
        ),
        requester=BREACH_ASKER,
        mode=OversightMode.APPROVE,
        reversibility=Reversibility.R2,
        tags=("breach", breach.kind.value),
        why=_shortened(first.sentence(language), _WHY),
        affected=words.affected.format(failed=figure(failed, language), n=figure(n, language))
        if failed and n
        else "",
        language=language,
        raci=dict(raci),
    )


def holds_again(version: SpecVersion, verdict: RecordedVerdict) -> str:
    """Why nothing is left to decide."""
    language = language_in(version.spec.language)
    title = criterion_title(version, verdict.basis.criterion)
    said = verdict.sentence(language)
    return breach_words(language).holds_again.format(title=title, sentence=said)


def criterion_title(version: SpecVersion, criterion: str) -> str:
    """What a criterion goes by, or its name."""
    titles = {one.id: one.title for one in version.spec.acceptance}
    return _shortened(titles.get(criterion) or criterion, _TITLE)


def _parameters(breach: Breach, language: Language) -> dict[str, JsonValue]:
    first, words = breach.first, breach_words(language)
    advice, yes_no = words.advice(breach.kind), YES_NO[language]
    worst = first.worst
    weakest = f"{worst.name} = {worst.value}"[:_TITLE] if worst else ""
    facts = {
        "slice": weakest or words.a_slice,
        "violated": yes_no[first.reason is not Reason.VIOLATED],
        "failed": yes_no[not (first.critical and first.outcome is Outcome.FAIL)],
        "needed": str(first.needed_n) if first.needed_n else words.unknown,
    }
    conditions: dict[str, JsonValue] = {
        name: said.format(**facts) for name, said in advice.conditions.items()
    }
    told: dict[str, JsonValue] = {
        words.if_approved: advice.approve,
        words.if_rejected: advice.reject.format(**facts),
        words.criterion: _shortened(first.line, _LINE),
        words.measured: f"{first.made_at:%Y-%m-%d}",
        words.made_with: _made_with(first) or words.unknown,
        words.failing: _failing(first, language) or words.unknown,
        f"{words.rule} {_RULES[breach.kind]}": conditions,
        "run": first.basis.run,
    }
    if worst:
        told[words.slice] = f"{weakest} ({worst.right}/{worst.n})"
    return told


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
