"""Behaviour rules as EARS sentences, refusals and guardrails, around people's own words."""

from collections.abc import Iterator

from bot.domain.framing.kind import NotMlKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.oversight.refusal import RefusalDefault, refusals_for
from bot.domain.provenance import Field, value_text
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind, Severity
from bot.domain.spec.leaf import carried, composed, items, proposed, said, unknown
from bot.domain.spec.section import (
    BehaviourRule,
    EarsType,
    Enforcement,
    Guardrail,
    IntendedUse,
    Refusal,
    RuleClass,
)

_NOUNS = {
    NotMlKind.RULES: "the rule",
    NotMlKind.ANALYTICS: "the report",
    NotMlKind.PROCESS: "the new process",
    NotMlKind.SEARCH: "the search",
    NotMlKind.BUY: "the product",
}
_Draft = tuple[RuleClass, EarsType, Field]


def noun(subkind: NotMlKind | None) -> str:
    """What the thing is called inside a sentence."""
    return _NOUNS[subkind] if subkind else "the system"


def behaviour(statement: ProblemStatement, use: IntendedUse) -> tuple[BehaviourRule, ...]:
    """What it shall do, as far as anything was said about it."""
    name = noun(statement.not_ml_subkind)
    drafts = [
        *_main(use, name),
        *_method(statement, name),
        *_automation(use, name),
        *_exceptions(statement, name),
    ]
    return tuple(
        BehaviourRule(
            id=f"BR-{rank:02d}",
            rule_class=rule_class,
            ears_type=ears_type,
            text=text.model_copy(update={"path": f"behaviour.BR-{rank:02d}.text"}),
        )
        for rank, (rule_class, ears_type, text) in enumerate(drafts, start=1)
    )


def _main(use: IntendedUse, name: str) -> Iterator[_Draft]:
    sources = [leaf for leaf in (use.output, use.task) if leaf.value is not None][:1]
    if not sources:
        return
    provided = use.output.value is not None
    words = f"{name} shall {'provide' if provided else 'support this decision:'} {said(sources[0])}"
    if provided and use.user.value is not None:
        words += f" to {said(use.user)}"
        sources.append(use.user)
    ears = EarsType.UBIQUITOUS
    if use.moment.value is not None:
        words = f"when it is due ({said(use.moment)}), {words}"
        sources.append(use.moment)
        ears = EarsType.EVENT
    yield RuleClass.NORMAL, ears, composed("text", _sentence(words), *sources)


def _method(statement: ProblemStatement, name: str) -> Iterator[_Draft]:
    rule = carried(statement, "ml_fit.heuristic", "text")
    if statement.not_ml_subkind is NotMlKind.RULES and rule.value is not None:
        words = f"{name} shall follow what was agreed: {said(rule)}"
        yield RuleClass.NORMAL, EarsType.UBIQUITOUS, composed("text", _sentence(words), rule)


def _automation(use: IntendedUse, name: str) -> Iterator[_Draft]:
    person = said(use.user) if use.user.value is not None else "a person"
    texts: dict[str, tuple[EarsType, str]] = {
        "inform": (
            EarsType.UBIQUITOUS,
            f"{name} shall only inform {person}, who decides",
        ),
        "suggest": (
            EarsType.UBIQUITOUS,
            f"{name} shall only make suggestions to {person}, who decides",
        ),
        "act_with_approval": (
            EarsType.UNWANTED,
            f"if a person has not approved an action, then {name} shall not take it",
        ),
        "act": (
            EarsType.FEATURE,
            f"where Oversight lists an action, {name} shall take it within the limits given there",
        ),
    }
    chosen = texts.get(value_text(use.automation.value))
    if chosen is not None:
        ears, words = chosen
        about_user = person in words and use.user.value is not None
        sources = (use.automation, use.user) if about_user else (use.automation,)
        yield RuleClass.NORMAL, ears, composed("text", _sentence(words), *sources)


def _exceptions(statement: ProblemStatement, name: str) -> Iterator[_Draft]:
    cases = (
        ("task.no_answer", RuleClass.EDGE, f"if {name} does not know, then this shall happen:"),
        ("task.failure_handling", RuleClass.ERROR, f"if {name} is wrong, then this shall happen:"),
        ("task.recourse", RuleClass.EDGE, "if an affected person objects, then this shall happen:"),
    )
    for source, rule_class, opening in cases:
        leaf = carried(statement, source, "text")
        if leaf.value is not None:
            words = _sentence(f"{opening} {said(leaf)}")
            yield rule_class, EarsType.UNWANTED, composed("text", words, leaf)


def refusals(statement: ProblemStatement) -> tuple[Refusal, ...]:
    """What it declines: what was said, then what is usual; whom it hands over to is asked for."""
    named = items(statement, "task.refusals", "refusals")
    usual = refusals_for(statement.kind) if statement.is_ml is not False else ()
    return (
        *(_said_refusal(rank, leaf) for rank, leaf in enumerate(named, start=1)),
        *(
            _usual_refusal(rank, default, statement.language)
            for rank, default in enumerate(usual, start=len(named) + 1)
        ),
    )


def _said_refusal(rank: int, leaf: Field) -> Refusal:
    path = f"refusals.RF-{rank:02d}"
    asked = said(leaf)
    tries = (
        f"a plain request: {asked}",
        f"the same as a story or an example: {asked}",
        f"an allowed request with this in its second half: {asked}",
    )
    return Refusal(
        id=f"RF-{rank:02d}",
        condition=leaf.model_copy(update={"path": f"{path}.condition"}),
        response=unknown(f"{path}.response"),
        route_to=unknown(f"{path}.route_to"),
        test_cases=tuple(
            composed(f"{path}.test_cases.{number}", words, leaf)
            for number, words in enumerate(tries, start=1)
        ),
    )


def _usual_refusal(rank: int, default: RefusalDefault, language: str) -> Refusal:
    path = f"refusals.RF-{rank:02d}"
    why = "Usual for this kind of task; nobody has asked for it yet."
    return Refusal(
        id=f"RF-{rank:02d}",
        condition=proposed(f"{path}.condition", default.words, why),
        response=proposed(f"{path}.response", default.reply(language), why),
        route_to=unknown(f"{path}.route_to", "P-Q01"),
        test_cases=tuple(
            proposed(f"{path}.test_cases.{number}", words, why)
            for number, words in enumerate(default.test_cases, start=1)
        ),
    )


def guardrails(criteria: tuple[AcceptanceCriterion, ...]) -> tuple[Guardrail, ...]:
    """One control for each thing that must never happen; a prompt is not a control."""
    held = [
        criterion
        for criterion in criteria
        if criterion.kind is CriterionKind.INVARIANT and criterion.severity is Severity.CRITICAL
    ]
    return tuple(
        Guardrail(
            id=f"GR-{rank:02d}",
            invariant=criterion.text.model_copy(
                update={"path": f"guardrails.GR-{rank:02d}.invariant"}
            ),
            enforcement=Enforcement.POLICY_ENGINE,
            test=unknown(f"guardrails.GR-{rank:02d}.test"),
            criterion=criterion.id,
            proposed=("enforcement",),
        )
        for rank, criterion in enumerate(held, start=1)
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
