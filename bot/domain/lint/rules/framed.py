"""Document rules on what it is for: measures, fit, provenance, contradictions."""

from collections.abc import Iterator

from bot.domain.criterion.contradiction import claims_of, contradictions
from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import Kind
from bot.domain.framing.wording import WORDINGS
from bot.domain.lint.subject import Fault, Subject, mode_of, told
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Status, fold, traced, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind

_NEEDED_TO_BE_READY = 1


def both_metrics(subject: Subject) -> Iterator[Fault]:
    """Fewer than one model metric and one business metric, or no guardrail.

    Why: a model that is right and moves nothing is a failure, and so is a target that is reached
    by harming something nobody watched.

    - Better: one criterion on the model, one on the business outcome it is for, one on what must
      not get worse.
    """
    spec = subject.spec
    kinds = {criterion.kind for criterion in spec.acceptance}
    if spec.is_ml is not False and CriterionKind.STATISTICAL not in kinds:
        yield Fault("acceptance", "model")
    if CriterionKind.BUSINESS not in kinds:
        yield Fault("acceptance", "business")
    if CriterionKind.INVARIANT not in kinds and not spec.guardrails and spec.is_ml is not False:
        yield Fault("guardrails", "guardrail")


def fit_for_learning(subject: Subject) -> Iterator[Fault]:
    """No verdict on whether machine learning is needed, no heuristic to beat, no alternative.

    Why: many problems are solved by a rule, a report or one permission; without something simple to
    beat, any model looks good.

    - Better: say which simple rule it has to beat, and what was considered instead.
    """
    spec = subject.spec
    if spec.is_ml is False:
        return
    if not told(spec.verdict) and not told(spec.task_kind) and spec.kind is None:
        yield Fault("verdict", "verdict")
    if not told(spec.evaluation.baseline):
        yield Fault("evaluation.baseline", "baseline")
    if subject.statement and not subject.statement.known("ml_fit.non_ml_alternatives"):
        yield Fault("verdict", "alternative")


def unknown_without_question(subject: Subject) -> Iterator[Fault]:
    """Something needed is unknown, and nobody is asked for it.

    Why: what nobody asks stays unknown until launch.

    - Better: an open question with somebody who can answer it.
    """
    waiting = {path for item in subject.spec.open_items for path in item.paths}
    labels = WORDINGS.get(subject.spec.language, WORDINGS["en"]).labels
    found: dict[str, tuple[str, str]] = {}  # a field may stand at several places
    for leaf in subject.spec.leaves():
        definition = FIELDS.get(leaf.derived_from or "")
        if definition is None or definition.required != _NEEDED_TO_BE_READY:
            continue
        asked = leaf.ask or leaf.closing or leaf.follow_up or {leaf.path, definition.path} & waiting
        if leaf.value is None and not asked:
            label = labels.get(definition.path, definition.label)
            found.setdefault(definition.path, (leaf.path, label))
    if found:
        places = list(found.values())
        yield Fault(places[0][0], values={"what": ", ".join(label for _, label in places)})


def number_without_origin(subject: Subject) -> Iterator[Fault]:
    """A figure that is in none of the words it is said to rest on.

    Why: a number that nobody said is worse than none, since everybody believes that somebody did.

    - Better: the words somebody wrote, or a formula over numbers that somebody wrote.
    """
    for leaf in subject.spec.leaves():
        rests = leaf.status in {Status.STATED, Status.INFERRED} and leaf.confirmed is None
        if not rests or leaf.value is None or leaf.derived_from:
            continue
        if leaf.quotes and not traced(leaf.value, leaf.quotes, subject.spec.language):
            yield Fault(leaf.path, excerpt=value_text(leaf.value))


def two_values(subject: Subject) -> Iterator[Fault]:
    """Two values for one thing and nobody has decided, or criteria that cannot all hold.

    Why: each half of the team builds for its own number. Some figures exclude each other by
    arithmetic: precision, recall and how often it happens fix how many false alarms there are.

    - Better: ask both, and keep who decided and why.
    """
    for leaf in subject.spec.leaves():
        if leaf.conflicts:
            values = [value_text(claim.value) for claim in leaf.conflicts]
            yield Fault(leaf.path, "values", excerpt=" / ".join(dict.fromkeys(values)))
    language = subject.spec.language
    agreed = [one for one in subject.spec.acceptance if one.threshold and not one.to_be_agreed]
    claims = claims_of(canonical(one, language).criterion for one in agreed)
    for contradiction in contradictions(claims, language):
        if contradiction.impossible:
            yield Fault("acceptance", "claims", values={"what": contradiction.text})


def goal_against_policy(subject: Subject) -> Iterator[Fault]:
    """The goal asks for less oversight than the policy gives an action.

    Why: "fully automatic" and "a person signs each one" cannot both be built.

    - Better: say which actions are automatic, and which wait for a person.
    """
    if told(subject.spec.intended_use.automation) != "act":
        return
    for row in subject.spec.oversight:
        mode = mode_of(row)
        if mode is not None and mode.rank >= OversightMode.APPROVE.rank:
            yield Fault(f"oversight.{row.id}", excerpt=told(row.action))


def said_twice(subject: Subject) -> Iterator[Fault]:
    """The same requirement stands there twice.

    Why: one copy gets changed, the other stays.

    - Better: keep one, and refer to its id.
    """
    spec = subject.spec
    seen: dict[str, str] = {}
    listed: list[tuple[str, Field]] = [(rule.id, rule.text) for rule in spec.behaviour]
    listed += [(refusal.id, refusal.condition) for refusal in spec.refusals]
    listed += [(one.id, one.text) for one in spec.acceptance if one.metric is None]
    for name, leaf in listed:
        words = fold(told(leaf)).rstrip(".")
        if words and words in seen:
            yield Fault(leaf.path, excerpt=told(leaf), values={"other": seen[words]})
        seen.setdefault(words, name)


def assumption_overdue(subject: Subject) -> Iterator[Fault]:
    """An assumption is past the day by which somebody was to check it.

    Why: an assumption nobody checks turns into a fact.

    - Better: ask whoever was to check it, or give it a new day with the reason.
    """
    if subject.today is None:
        return
    for leaf in subject.spec.leaves():
        due = leaf.follow_up.due_on if leaf.follow_up and leaf.confirmed is None else None
        if due is not None and due < subject.today:
            owner = leaf.follow_up.owner if leaf.follow_up else ""
            yield Fault(
                leaf.path,
                excerpt=told(leaf),
                values={"owner": owner, "day": due.isoformat()},
            )


def chain_without_test(subject: Subject) -> Iterator[Fault]:
    """The way from the model to the money has a step that nobody has shown or will test.

    Why: more clicks need not mean longer visits, and longer visits need not mean loyal customers.

    - Better: for each step, the evidence there is, or the test that will show it.
    """
    statement = subject.statement
    learns = subject.spec.is_ml is not False and subject.spec.kind is not Kind.NOT_ML
    if statement is None or not learns or not statement.known("hypothesis.statement"):
        return
    if not statement.known("hypothesis.chain"):
        yield Fault("problem.hypothesis", "chain")
    elif not told(subject.spec.evaluation.comparison):
        yield Fault("evaluation.comparison", "test")
