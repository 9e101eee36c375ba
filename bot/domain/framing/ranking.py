"""Which questions to ask next: the score of each, its condition, and the best three."""

from collections.abc import Callable, Iterator

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.asking import about_words, wording_of
from bot.domain.framing.bank import BANK, BankQuestion
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.parse import closing, reads_points
from bot.domain.framing.question import Question
from bot.domain.framing.stage import BLOCKERS
from bot.domain.framing.statement import Conflict, ProblemStatement
from bot.domain.provenance import Closing, Quantity, Status, numbers_in, value_text
from bot.domain.quotation import quoted

AT_ONCE = 3
_WORTH_ASKING = 1.0
_BLOCKING = 1.5
_UNCERTAINTY = {Status.UNKNOWN: 1.0, Status.ASSUMED: 0.6, Status.INFERRED: 0.3, Status.STATED: 0.0}
_AMBIGUOUS = (
    "churn", "active", "on time", "on-time", "resolved", "engagement", "quality", "satisfaction",
    "engaged", "kündigung", "abwanderung", "aktiv", "pünktlich", "attrition", "actif", "qualité",
)  # fmt: skip
_NUMBER = {"en": "that number", "fr": "ce chiffre", "de": "diese Zahl"}
_SAID = {"en": "{who} said {value}", "fr": "{who} dit {value}", "de": "{who} sagt {value}"}
_FOR_GOOD = frozenset({Closing.DOES_NOT_KNOW, Closing.NOT_RELEVANT})
POINTS_OR_PERCENT = "Q-M06"
CONFLICT = "Q-C01"
IMPOSSIBLE = "Q-M08"
_ACTING = frozenset({Kind.AGENT_ACTIONS})
_LEARNED = frozenset(Kind) - LANGUAGE_MODEL_KINDS - {Kind.NOT_ML, Kind.HYBRID}
_PEOPLE_FLAGS = frozenset({"F-PERSONAL-DATA", "F-SPECIAL-CATEGORY", "F-MEDICAL", "F-CHILDREN"})
_AFFECTING_FLAGS = frozenset(
    {"F-EMPLOYMENT", "F-CREDIT", "F-PUBLIC-BENEFIT", "F-EDUCATION", "F-SOLELY-AUTOMATED"}
)


def _flagged(statement: ProblemStatement, names: frozenset[str]) -> bool:
    return any(flag.flag in names for flag in statement.flags if flag.live)


def _target(statement: ProblemStatement) -> Quantity | None:
    value = statement.field("business_goal.target").value
    return value if isinstance(value, Quantity) else None


def _baseline(statement: ProblemStatement) -> Quantity | None:
    value = statement.field("business_goal.baseline").value
    return value if isinstance(value, Quantity) else None


def _points_or_percent(statement: ProblemStatement) -> bool:
    """A change in percent of something that is itself a percentage: points or relative?"""
    target, baseline = _target(statement), _baseline(statement)
    metric = value_text(statement.field("business_goal.metric").value).casefold()
    share = "rate" in metric or "quote" in metric or "taux" in metric or "%" in metric
    share = share or (baseline is not None and baseline.unit == "%")
    return target is not None and target.kind == "rel" and target.unit == "%" and share


def _impossible(statement: ProblemStatement) -> bool:
    if _unattainable(statement):
        return True
    target = _target(statement)
    if target is None or target.unit != "%":
        return False
    direction = statement.field("business_goal.direction").value
    return target.kind == "rel" and direction == "down" and target.value > 100  # noqa: PLR2004


def _unattainable(statement: ProblemStatement) -> str:
    """The words of a goal that cannot hold as it was said."""
    quotes = (trap.quote for trap in statement.traps if trap.impossible)
    return next((" ".join(quote.text.split()) for quote in quotes if quote), "")


def _ambiguous_word(statement: ProblemStatement) -> str | None:
    metric = value_text(statement.field("business_goal.metric").value).casefold()
    return next((word for word in _AMBIGUOUS if word in metric), None)


def _goal_known(statement: ProblemStatement) -> bool:
    return statement.known("business_goal.statement") or statement.known("business_goal.metric")


def _learnable(statement: ProblemStatement) -> bool:
    return statement.kind is not None and statement.kind is not Kind.NOT_ML


def _weighed(statement: ProblemStatement) -> bool:
    """Which mistake is worse is known, and nobody has said how much either of them is."""
    costs = [value_text(statement.field(path).value) for path in ("task.cost_fn", "task.cost_fp")]
    return any(costs) and not any(numbers_in(cost) for cost in costs)


def _rule_smell(statement: ProblemStatement) -> bool:
    return statement.known("ml_fit.answers.rules")


CONDITIONS: dict[str, Callable[[ProblemStatement], bool]] = {
    "open": lambda _: True,
    "never": lambda _: False,  # kept for the spec and for people who pick a question themselves
    "metric_known": lambda s: s.known("business_goal.metric"),
    "goal_known": _goal_known,
    "problem_known": lambda s: s.known("user_problem.voice"),
    "decision_known": lambda s: s.known("decision.supported") and s.kind is not Kind.NOT_ML,
    "action_known": lambda s: _learnable(s) and (s.known("decision.supported") or bool(s.actions)),
    "follow_up": lambda s: s.known("decision.supported") and s.kind is not Kind.NOT_ML,
    "intervention": lambda s: s.known("decision.supported") and s.known("business_goal.target"),
    "money": lambda s: s.known("business_goal.target") and s.known("task.cost_fn"),
    "ambiguous_metric": lambda s: _ambiguous_word(s) is not None,
    "rule_smell": _rule_smell,
    "lookup_smell": lambda s: s.known("ml_fit.answers.existing_field"),
    "process_smell": lambda s: s.known("ml_fit.answers.process"),
    "learnable": _learnable,
    "errors_matter": lambda s: s.kind in _LEARNED and not s.known("task.cost_fp"),
    "weighed": _weighed,
    "errors_matter_more": lambda s: _learnable(s) and s.known("task.acceptable_failure"),
    "generative": lambda s: s.kind in LANGUAGE_MODEL_KINDS,
    "documents": lambda s: s.kind is Kind.RAG_QA,
    "acting": lambda s: s.kind in _ACTING or (bool(s.actions) and s.kind is not Kind.NOT_ML),
    "yes_no": lambda s: s.kind is Kind.BINARY_CLASSIFICATION and _baseline(s) is None,
    "target_known": lambda s: s.known("business_goal.target"),
    "points_or_percent": _points_or_percent,
    "impossible_target": _impossible,
    "people_data": lambda s: _flagged(s, _PEOPLE_FLAGS) and _learnable(s),
    "people_affected": lambda s: _flagged(s, _AFFECTING_FLAGS),
    "high_impact": lambda s: any(flag.high_impact and flag.live for flag in s.flags),
    "conflict": lambda _: False,  # conflicts are asked about one by one, below
    "taken_back": lambda _: False,  # and so are words taken back, and agreements nobody finds
    "unfound": lambda _: False,
}
# Questions about a field that already has a value: they ask what the value means.
ABOUT_A_VALUE = frozenset({POINTS_OR_PERCENT, "Q-M08", "Q-M09"})


def answered(transcript: Transcript) -> frozenset[str]:
    """The ids of the questions people have replied to; "later" only until somebody goes on."""
    messages = list(transcript)
    went_on = max((n for n, message in enumerate(messages) if not _put_off(message)), default=-1)
    return frozenset(
        question
        for number, message in enumerate(messages)
        if (question := _settled_by(message)) and not (_put_off(message) and number < went_on)
    )


def waiting(transcript: Transcript) -> frozenset[str]:
    """The ids of the questions somebody put off today: they come after all others."""
    messages = list(transcript)
    newest = max((message.said_at.date() for message in messages), default=None)
    return frozenset(
        str(message.question)
        for message in messages
        if _put_off(message) and message.question and message.said_at.date() == newest
    )


def _put_off(message: Message) -> bool:
    return message.kind is MessageKind.ANSWER and closing(message.text) is Closing.LATER


def _settled_by(message: Message) -> str | None:
    """The question a message closes by itself, whatever it says about the fields."""
    if message.kind in {MessageKind.ANSWER, MessageKind.ASSUMPTION}:
        return message.question
    if message.kind is not MessageKind.SAID:
        return None
    told = POINTS_OR_PERCENT in message.asked and reads_points(message.text) is not None
    return POINTS_OR_PERCENT if told else gave_up_on(message)


def gave_up_on(message: Message) -> str | None:
    """The question a plain "no idea" is about: the first one on show."""
    plain = message.kind is MessageKind.SAID and bool(message.asked)
    return message.asked[0] if plain and closing(message.text) in _FOR_GOOD else None


def rank(
    statement: ProblemStatement,
    closed: frozenset[str] = frozenset(),
    later: frozenset[str] = frozenset(),
    limit: int = AT_ONCE,
) -> tuple[Question, ...]:
    """The best questions: conflicts first, then what cannot be had, then by score.

    Score = impact x uncertainty x blocking / effort.
    Of several conflicts one is asked about at a time: they share a question id.
    What was put off for `later` is asked when nothing else is.
    """
    conflicts = [_about(conflict, statement) for conflict in statement.conflicts[:1]]
    scored = _scored(statement, closed | later)
    if later and not (conflicts or scored):
        scored = _scored(statement, closed)
    chosen: list[Question] = []
    for question in [*conflicts, *scored]:
        if all(question.field != other.field for other in chosen):
            chosen.append(question)
    return tuple(chosen[:limit])


def _scored(statement: ProblemStatement, closed: frozenset[str]) -> list[Question]:
    found = [*about_words(statement, closed), *_open(statement, closed)]
    return sorted(found, key=lambda question: (question.id != IMPOSSIBLE, -question.score))


def question_about(path: str, statement: ProblemStatement) -> Question | None:
    """The question that would settle a field, whether or not it is worth asking now."""
    shown = next((one for one in statement.questions if one.field == path), None)
    disputed = next((one for one in statement.conflicts if one.path == path), None)
    if disputed and not shown:
        return _about(disputed, statement)
    known = [entry for entry in BANK.values() if entry.field == path]
    fitting = [entry for entry in known if CONDITIONS[entry.when](statement)]
    entry = next(iter(fitting or known), None)
    return shown or (_worded(entry, statement, 0.0) if entry else None)


def _open(statement: ProblemStatement, closed: frozenset[str]) -> Iterator[Question]:
    disputed = {conflict.path for conflict in statement.conflicts}
    for entry in BANK.values():
        if entry.id in closed or entry.field in disputed or not CONDITIONS[entry.when](statement):
            continue
        score = _score(entry, statement)
        if score > _WORTH_ASKING:
            yield _worded(entry, statement, score)


def _score(entry: BankQuestion, statement: ProblemStatement) -> float:
    field = statement.field(entry.field)
    dealt_with = field.closing is not Closing.LATER and (field.confirmed or field.closing)
    if dealt_with and entry.id not in ABOUT_A_VALUE:
        return 0.0  # a person has dealt with it, even if only to say that they do not know
    uncertainty = 1.0 if entry.id in ABOUT_A_VALUE else _UNCERTAINTY[field.status]
    blocking = _BLOCKING if entry.field in BLOCKERS else 1.0
    return entry.impact * uncertainty * blocking / entry.effort


def _worded(entry: BankQuestion, statement: ProblemStatement, score: float) -> Question:
    wording = wording_of(entry, statement.language)
    metric = value_text(statement.field("business_goal.metric").value)
    serious = (flag.flag for flag in statement.flags if flag.high_impact and flag.live)
    area = next((flag_words(flag, statement.language) for flag in serious), "")
    slots = {
        "{metric}": quoted(metric, statement.language)
        if metric
        else _NUMBER.get(statement.language, ""),
        "{word}": _ambiguous_word(statement) or metric,
        "{target}": _unattainable(statement)
        or value_text(statement.field("business_goal.target").value),
        "{area}": area,
    }
    text = wording.text
    for slot, words in slots.items():
        text = text.replace(slot, words)
    return Question(
        id=entry.id,
        field=entry.field,
        text=text[:1].upper() + text[1:],
        why=wording.why,
        options=wording.options,
        score=round(score, 3),
    )


def _about(conflict: Conflict, statement: ProblemStatement) -> Question:
    entry = BANK[CONFLICT]
    wording = wording_of(entry, statement.language)
    said = _SAID.get(statement.language, _SAID["en"])
    parts = [
        said.format(who=f"@{claim.said_by}", value=value_text(claim.value))
        for claim in conflict.claims
    ]
    text = wording.text.replace("{claims}", ", ".join(parts))
    return Question(
        id=entry.id,
        field=conflict.path,
        text=text,
        why=wording.why,
        options=tuple(dict.fromkeys(value_text(claim.value) for claim in conflict.claims)),
        quotes=tuple(quote for claim in conflict.claims for quote in claim.quotes),
        score=float(entry.impact * _BLOCKING / entry.effort),
    )
