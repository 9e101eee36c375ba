"""The table of rules: id, severity, what checks it, and where it comes from."""

from bot.domain.lint.model import Severity
from bot.domain.lint.rule import READING, Rule
from bot.domain.lint.rules import (
    content,
    form,
    framed,
    guarded,
    injected,
    measure,
    negated,
    planned,
    quality,
    secret,
    staffed,
    testing,
    vague,
)
from bot.domain.lint.subject import DocumentRule

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_READ = frozenset({READING})


def _cues(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


LANGUAGE_RULES: tuple[Rule, ...] = (
    Rule(
        "L01", _W, vague.vague_amount, "INCOSE R7; ISO/IEC/IEEE 29148 §5.2.7", needs=_cues("vague")
    ),
    Rule(
        "L02",
        _W,
        vague.escape_clause,
        "INCOSE R8; ISO/IEC/IEEE 29148 §5.2.7 (loopholes)",
        needs=_cues("escape"),
    ),
    Rule("L03", _W, vague.open_list, "INCOSE R9", needs=_cues("open_list")),
    Rule("L04", _I, form.passive_without_agent, "INCOSE R2"),
    Rule("L05", _W, form.weak_modal, "ISO/IEC/IEEE 29148; INCOSE R1"),
    Rule("L06", _W, form.several_requirements, "INCOSE R18, R19"),
    Rule("L07", _W, content.absolute_claim, "INCOSE R26, R32"),
    Rule(
        "L08",
        _W,
        vague.comparison_without_other_side,
        "ISO/IEC/IEEE 29148 §5.2.7",
        needs=_cues("comparative"),
    ),
    Rule("L09", _I, content.pronoun_without_noun, "INCOSE R24"),
    Rule("L10", _I, negated.negative_requirement, "INCOSE R16", needs=_cues("negation")),
    Rule("L11", _I, form.superfluous_ability, "INCOSE R10", needs=_cues("able")),
    Rule("L12", _I, content.oblique, "INCOSE R17"),
    Rule("L13", _W, vague.indefinite_time, "INCOSE R35", needs=_cues("time")),
    Rule("L14", _I, content.requirement_in_brackets, "INCOSE R21"),
    Rule("L15", _E, content.placeholder, "ISO/IEC/IEEE 29148 §5.2.5 (complete)"),
    Rule("L16", _I, content.unknown_abbreviation, "INCOSE R37"),
    Rule("L17", _I, content.reason_inside, "INCOSE R20", needs=_cues("purpose")),
    Rule("L18", _I, content.prescribed_solution, "INCOSE R31", needs=_cues("solution")),
    Rule(
        "L19",
        _W,
        vague.subjective_word,
        "ISO/IEC/IEEE 29148 §5.2.7 (subjective language)",
        needs=_cues("subjective"),
    ),
    Rule("L20", _I, form.long_sentence, "INCOSE R18"),
    Rule("L21", _W, form.fragment, "INCOSE R1, R3"),
    Rule("L22", _W, vague.approximate_bound, "INCOSE R33"),
    Rule("L23", _I, negated.double_negation, "INCOSE R16"),
    Rule("L24", _W, form.broken_condition, "EARS (Mavin)"),
)

MEASURE_RULES: tuple[Rule, ...] = (
    Rule(
        "M01",
        _E,
        quality.unmeasured_quality,
        "INCOSE R34",
        needs=_cues("quality", "well", "quality_noun"),
    ),
    Rule("M02", _E, measure.number_without_metric, "INCOSE R34", needs=_READ),
    Rule("M03", _E, measure.wrong_unit, "INCOSE R6", needs=_READ),
    Rule("M04", _W, testing.no_population, "evaluation on what production sees", needs=_READ),
    Rule("M05", _W, testing.no_dataset, "evaluation on what production sees", needs=_READ),
    Rule("M06", _W, testing.no_confidence, "Miller, Adding Error Bars to Evals", needs=_READ),
    Rule("M07", _W, testing.no_sample_size, "Miller, Adding Error Bars to Evals", needs=_READ),
    Rule(
        "M08",
        _E,
        testing.too_few_cases,
        "exact binomial distribution (Clopper and Pearson)",
        needs=_READ,
    ),
    Rule("M09", _E, testing.no_baseline, "a change needs its baseline", needs=_READ),
    Rule("M10", _W, testing.relative_or_points, "percent and percentage points", needs=_READ),
    Rule("M11", _W, testing.no_window, "Google SRE, service level objectives", needs=_READ),
    Rule("M12", _E, measure.missing_comparator, "INCOSE R33", needs=_READ),
    Rule("M13", _W, testing.accuracy_alone, "accuracy on rare classes", needs=_READ),
    Rule("M14", _W, testing.no_percentile, "Google SRE, service level objectives", needs=_READ),
    Rule("M15", _E, measure.impossible_value, "arithmetic", needs=_READ),
    Rule("M16", _I, testing.false_precision, "Miller, Adding Error Bars to Evals", needs=_READ),
    Rule("M17", _E, measure.metric_against_task, "metrics that suit the task", needs=_READ),
    Rule("M18", _W, testing.errors_lumped, "error taxonomy", needs=_READ),
    Rule("M19", _W, testing.nobody_answers, "an owner and a consequence", needs=_READ),
    Rule("M20", _E, measure.wrong_direction, "arithmetic", needs=_READ),
    Rule("M21", _W, measure.vanity_metric, "outcomes, not output"),
    Rule("M22", _W, quality.judged_by_nobody, "Vogelsang & Borg 2019", needs=_READ),
)

SENTENCE_RULES: tuple[Rule, ...] = (*LANGUAGE_RULES, *MEASURE_RULES)

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    DocumentRule("S01", _E, framed.both_metrics, "dual metrics; PAIR guidebook"),
    DocumentRule("S02", _E, framed.fit_for_learning, "Rules of ML 1 and 3"),
    DocumentRule("S03", _E, guarded.refusals_with_tests, "HAX guideline 10; refusal cases"),
    DocumentRule("S04", _E, guarded.action_without_row, "human oversight by action"),
    DocumentRule("S05", _E, guarded.weaker_than_policy, "reversibility and blast radius"),
    DocumentRule("S06", _E, guarded.silence_approves, "silence never approves"),
    DocumentRule("S07", _E, guarded.approves_itself, "separation of duties"),
    DocumentRule("S08", _E, guarded.uncalibrated_gate, "calibration before thresholds"),
    DocumentRule("S09", _E, planned.judge_uncalibrated, "judge calibration practice"),
    DocumentRule("S10", _W, planned.dataset_without_frame, "evaluation on what production sees"),
    DocumentRule("S11", _E, planned.leaking_test, "leakage"),
    DocumentRule("S12", _E, planned.missing_triggers, "regression on every change"),
    DocumentRule("S13", _E, planned.floating_component, "providers withdraw models"),
    DocumentRule("S14", _W, planned.unwatched, "ML Test Score; Rules of ML 8 to 10"),
    DocumentRule("S15", _W, planned.no_way_back, "ML Test Score"),
    DocumentRule("S16", _E, planned.everybody_at_once, "phased rollout"),
    DocumentRule("S17", _W, planned.limits_untold, "EU AI Act Art. 50; HAX guidelines 1 and 2"),
    DocumentRule("S18", _W, planned.feedback_lost, "HAX guideline 15; PAIR guidebook"),
    DocumentRule("S19", _W, guarded.groups_unwatched, "EU AI Act Art. 10"),
    DocumentRule("S20", _E, guarded.high_risk_unassessed, "EU AI Act Art. 9 and 14"),
    DocumentRule("S21", _E, staffed.nobody_accountable, "RACI"),
    DocumentRule("S22", _W, guarded.legal_absent, "Vogelsang & Borg 2019"),
    DocumentRule("S23", _W, staffed.queue_too_full, "queueing: load under 70 %"),
    DocumentRule("S24", _W, staffed.labels_too_late, "label delay"),
    DocumentRule("S25", _E, framed.unknown_without_question, "provenance on every value"),
    DocumentRule("S26", _E, framed.number_without_origin, "provenance on every value"),
    DocumentRule("S27", _E, framed.two_values, "ISO/IEC/IEEE 29148 §5.2.6 (consistent)"),
    DocumentRule("S28", _W, framed.goal_against_policy, "ISO/IEC/IEEE 29148 §5.2.6 (consistent)"),
    DocumentRule("S29", _I, framed.said_twice, "INCOSE R30, R36"),
    DocumentRule("S30", _W, guarded.data_without_rights, "EU AI Act Art. 10"),
    DocumentRule("S31", _W, staffed.team_unbalanced, "team composition"),
    DocumentRule("S32", _W, staffed.labelling_half_planned, "labelling guideline and agreement"),
    DocumentRule("S33", _W, staffed.costs_more_than_it_brings, "return on investment"),
    DocumentRule("S34", _W, staffed.options_uncompared, "options compared, the simplest included"),
    DocumentRule("S35", _E, secret.secret_inside, "privacy"),
    DocumentRule("S36", _E, injected.outside_text_acts, "prompt injection"),
    DocumentRule("S37", _W, framed.assumption_overdue, "provenance on every value"),
    DocumentRule("S38", _E, injected.order_among_facts, "prompt injection"),
    DocumentRule("S39", _W, framed.chain_without_test, "causal chain of a hypothesis"),
    DocumentRule("S40", _W, guarded.held_by_the_prompt, "invariants outside the model"),
)

RULES: tuple[Rule | DocumentRule, ...] = (*SENTENCE_RULES, *DOCUMENT_RULES)


def rule_of(id: str) -> Rule | DocumentRule | None:
    """One rule by its id."""
    return next((rule for rule in RULES if rule.id == id.upper()), None)
