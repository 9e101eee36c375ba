"""A report says what changed, what is open and what is missing, and no figure that is not its own."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.criterion.explanation import explained
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.term import CriterionKind, Severity
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.judging import judge
from bot.domain.evaluation.quantile import Sample
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import SliceResult
from bot.domain.evaluation.telling import told as tell
from bot.domain.lint.model import Language
from bot.domain.number import Number, numbers_in
from bot.domain.provenance import Field, Status
from bot.domain.report.compiling import Beside, compiled
from bot.domain.report.day import day_of
from bot.domain.report.reader import Reader
from bot.domain.report.report import Need, Part, Report, TrioLine, Wording
from bot.domain.report.telling import told
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import Waiver
from bot.domain.spec.plan.measure import MeasureGroup
from bot.slack.views.report.summary import report_post
from tests.unit.domain.report.examples import MONDAY, WEEK, check, setting, verdict, version

DAY = timedelta(days=1)
LAST, THIS = MONDAY - 8 * DAY, MONDAY - DAY


def report(*found: RecordedVerdict, language: Language = "en", **rest: object) -> Report:
    by_criterion: dict[str, list[RecordedVerdict]] = {}
    for one in sorted(found, key=lambda each: each.made_at):
        by_criterion.setdefault(one.basis.criterion, []).append(one)
    return compiled(setting(language, **rest), version(), by_criterion)  # type: ignore[arg-type]


def right(
    hits: int, n: int, made_at: datetime = THIS, *slices: SliceResult, model: str = "gpt-x-1"
) -> RecordedVerdict:
    return verdict("AC-01", check("accuracy", hits, n, *slices), made_at, model=model)


def grave(wrong: int, n: int, made_at: datetime = THIS) -> RecordedVerdict:
    return verdict("AC-02", check("AC-02", n - wrong, n), made_at)


def test_what_failed_comes_first_with_what_it_was_and_where_it_is_weakest() -> None:
    weak = SliceResult(name="language", value="fr", passed=40, n=60)

    telling = told(
        report(
            right(391, 400, LAST), right(364, 400, THIS, weak), grave(0, 400, THIS)
        )
    )  # fmt: skip

    assert "Of 3 criteria, 1 failed, 1 not run, 1 shown." == telling.headline
    assert Outcome.FAIL is telling.lines[0].outcome
    assert telling.lines[0].text.startswith("364 of 400 right (91 %) shows that 95 % is missed")
    assert "Last time: 97.75 %, shown." in telling.lines[0].text
    assert "language = fr, 40 of 60 right" in telling.lines[0].text
    assert ["a critical error rate of at most 2 %"] == [one.title for one in telling.shown]


def test_what_is_well_is_told_in_whole_sentences_with_its_weakest_part() -> None:
    parts = (("de", 300, 295), ("nl", 100, 95))
    slices = [SliceResult(name="language", value=v, n=n, passed=p) for v, n, p in parts]
    well = right(391, 400, LAST), right(390, 400, THIS, *slices)
    (shown,) = told(report(*well)).shown
    (few,) = told(report(*well, reader=Reader.EXECUTIVE)).shown

    assert "The weakest part is language = nl: 95 of 100 right (95 %)." in shown.brief
    assert "of 52" not in shown.brief
    assert "390 of 400 right (97.5 %) shows 95 %." == few.brief
    assert "nothing newer." in told(report(right(391, 400, LAST))).shown[0].brief


def test_what_is_well_is_told_whole_whatever_kind_of_figure_it_is() -> None:
    waits = Sample([1.0 + each / 1000 for each in range(400)], 0.95)
    criterion = canonical(next(one for one in version().spec.acceptance if one.id == "AC-03"))
    shown = verdict("AC-03", check("latency", 400, 400), THIS).model_copy(
        update={
            "outcome": Outcome.PASS,
            "sentences": {
                each: tell(criterion.criterion, judge(criterion.criterion, waits), language=each)
                for each in ("en", "fr", "de")
            },
        }
    )

    briefs = [
        told(report(shown, language=each, reader=Reader.EXECUTIVE)).shown[0].brief
        for each in ("en", "fr", "de")
    ]

    assert "1.379 s or less in 95 of 100 cases (400 seen) shows at most 2 s." == briefs[0]
    assert all(each.count("(") == each.count(")") for each in briefs)


def test_what_was_never_measured_is_missing_and_no_line_says_zero() -> None:
    telling = told(report(right(391, 400)))

    assert "(never measured)" in telling.missing
    assert "p95 latency of at most 2 s" in telling.missing
    assert 1 == len([*telling.lines, *telling.shown])
    assert "1 shown" in telling.headline
    assert "2 not run" in telling.headline


def test_an_old_measurement_is_no_news_and_is_told_with_its_day() -> None:
    old = right(391, 400, LAST)

    telling = told(report(old))

    assert "Measured 15 Nov, nothing newer." in telling.shown[0].text
    assert "last measured 15 Nov" in telling.missing


def test_what_stopped_being_measured_is_news_and_what_never_was_is_not() -> None:
    never = report()
    stopped = report(right(391, 400, LAST))
    first = never.model_copy(update={"is_first": True})

    assert not never.is_news
    assert "No change since last time: 3 not run." == told(never).headline
    assert stopped.is_news
    assert first.is_news
    assert "Of 3 criteria, 3 not run." == told(first).headline


def test_what_stopped_being_measured_is_news_once_and_then_one_line_that_still_says_so() -> None:
    week_before = report(right(391, 400, LAST - WEEK))
    yesterday = report(right(391, 400, THIS)).model_copy(update={"since": MONDAY - DAY})
    daily = compiled(
        replace(setting(), since=MONDAY - DAY),
        version(),
        {"AC-01": [right(391, 400, MONDAY - 2 * DAY)]},
    )

    assert not week_before.is_news  # it was missing last week already, and told
    assert yesterday.is_news
    assert not daily.is_news  # measured on Saturday: nothing is missing before the next
    for quiet, is_missing in ((week_before, True), (daily, False)):
        (line,) = report_post(quiet).arguments()["blocks"]
        assert is_missing is ("last measured" in json.dumps(line))
        assert "No change since last time: 2 not run, 1 shown." in json.dumps(line)


def test_a_critical_run_that_does_not_count_is_to_be_measured_before_what_nobody_ever_did() -> None:
    spec = version()
    acceptance = tuple(
        one.model_copy(update={"severity": Severity.CRITICAL}) if one.id == "AC-02" else one
        for one in spec.spec.acceptance
    )
    spec = spec.model_copy(update={"spec": spec.spec.model_copy(update={"acceptance": acceptance})})
    invalid = grave(0, 400).model_copy(update={"outcome": Outcome.INVALID})

    found = compiled(setting(), spec, {"AC-02": [invalid]}, beside=Beside(asked={"AC-02": "esc_1"}))
    fine = compiled(setting(), spec, {"AC-02": [grave(0, 400)]})

    assert (Need.MEASURE, "AC-02", "esc_1") == (
        found.request.need, found.request.criterion, found.request.escalation,
    )  # fmt: skip
    assert "AC-01" == fine.request.criterion


def test_what_people_do_is_asked_for_after_what_a_run_can_show() -> None:
    spec = version()
    first, *rest = spec.spec.acceptance
    process = first.model_copy(update={"kind": CriterionKind.PROCESS})
    acted = spec.model_copy(
        update={"spec": spec.spec.model_copy(update={"acceptance": (process, *rest)})}
    )

    assert "AC-01" == compiled(setting(), spec, {}).request.criterion
    assert "AC-02" == compiled(setting(), acted, {}).request.criterion


def test_the_first_of_a_month_is_written_as_each_language_does() -> None:
    first = MONDAY.replace(month=11, day=1)

    assert ("1 Nov", "1er nov.", "1. Nov.") == tuple(
        day_of(first, one) for one in ("en", "fr", "de")
    )
    assert "2 nov." == day_of(first + DAY, "fr")


def test_what_is_measured_side_by_side_is_said_to_prove_nothing_of_each_other() -> None:
    right_one, used = (
        TrioLine(group=group, title="how often", value="91 %")
        for group in (MeasureGroup.ACCURACY, MeasureGroup.ADOPTION)
    )
    both, one = (
        told(report().model_copy(update={"trio": trio})).trio
        for trio in ((right_one, used), (right_one, used.model_copy(update={"value": None})))
    )

    assert both[-1].endswith("does not prove that one moves the other.")
    assert 2 == len(one)


def test_a_model_opens_a_summary_only_where_there_is_news() -> None:
    words = Wording(text="Here it is.", model="m", prompt="p", prompt_version=1, prompt_sha256="0")
    quiet = report().model_copy(update={"wording": words})

    assert "" == told(quiet).opening
    assert "Here it is." == told(quiet.model_copy(update={"is_first": True})).opening


def test_the_same_result_measured_again_is_told_in_brief() -> None:
    found = report(right(391, 400, LAST), right(391, 400), grave(0, 400, LAST), grave(0, 400))

    assert not any(one.turned for one in found.standings)
    assert "Of 3 criteria, 1 not run, 2 shown." == told(found).headline
    assert not told(found).lines


@pytest.mark.parametrize(
    ("found", "need"),
    [
        ([grave(30, 400, THIS)], Need.STOP_OR_CHECK),
        ([right(364, 400)], Need.LIVE_OR_FIX),
        ([grave(0, 100, THIS)], Need.HOLD),
        ([right(391, 400)], Need.MEASURE),
    ],
)
def test_the_next_decision_is_the_gravest_that_applies(
    found: list[RecordedVerdict], need: Need
) -> None:
    spec = version().spec
    acceptance = tuple(
        one.model_copy(
            update={"severity": Severity.CRITICAL if one.id == "AC-02" else Severity.MAJOR}
        )
        for one in spec.acceptance
    )
    strict = version().model_copy(
        update={"spec": spec.model_copy(update={"acceptance": acceptance})}
    )

    made = compiled(setting(), strict, {one.basis.criterion: [one] for one in found})

    assert need is made.request.need


def test_what_somebody_signed_to_live_with_is_told_and_is_nothing_to_decide() -> None:
    spec = version()
    failed = {"AC-01": [right(364, 400)]}
    until = (MONDAY + 2 * WEEK).date()
    waivers = {"AC-01": Waiver(by="U1", until=until, reason="")}

    without = compiled(setting(), spec, failed)
    lived_with = compiled(setting(), spec, failed, beside=Beside(waivers))
    later = replace(setting(), until=MONDAY + 3 * WEEK)
    over = compiled(later, spec, failed, beside=Beside(waivers))

    assert [Need.LIVE_OR_FIX, Need.MEASURE, Need.LIVE_OR_FIX] == [
        each.request.need for each in (without, lived_with, over)
    ]
    assert "lived with until 7 Dec 2026" in told(lived_with).lines[0].text


def test_the_decision_links_to_the_question_that_is_open_about_it() -> None:
    failed = {"AC-01": [right(364, 400)]}
    beside = Beside(asked={"AC-01": "esc_1"}, overdue="esc_2")

    decide = compiled(setting(), version(), failed, beside=beside)
    measure = compiled(setting(), version(), {"AC-01": [right(391, 400)]}, beside=beside)

    assert "esc_1" == decide.request.escalation
    assert "esc_2" == measure.request.escalation
    shown = json.dumps(report_post(decide, decision="https://x.slack.com/archives/C1/p1").blocks)
    assert "https://x.slack.com/archives/C1/p1" in shown
    assert "It is asked here" not in json.dumps(report_post(decide).blocks)


def test_a_spec_without_criteria_says_so() -> None:
    empty = version()
    empty = empty.model_copy(update={"spec": empty.spec.model_copy(update={"acceptance": ()})})

    assert "nothing to measure" in told(compiled(setting(), empty, {})).headline


def test_executives_read_what_was_counted_and_what_is_missing_and_no_statistics() -> None:
    failed = told(report(grave(30, 400), reader=Reader.EXECUTIVE)).lines[0].text
    open_one = told(report(right(95, 100), reader=Reader.EXECUTIVE)).lines[0].text
    french = told(report(grave(30, 400), reader=Reader.EXECUTIVE, language="fr")).lines[0].text
    team = told(report(grave(30, 400), reader=Reader.TEAM)).lines[0].text

    assert "30 of 400 wrong (7.5 %) shows more than 2 %." == failed
    assert open_one.startswith("95 of 100 right (95 %) does not show 95 % yet. ")
    assert "more cases" in open_one
    assert "30 faux sur 400 (7,5\u202f%) montrent plus de 2\u202f%." == french
    assert "results like these" in team


def test_executives_learn_that_more_cases_alone_will_not_show_what_is_not_there() -> None:
    (worse,) = told(report(grave(12, 400), reader=Reader.EXECUTIVE)).lines
    (open_still,) = told(report(grave(5, 400), reader=Reader.EXECUTIVE)).lines

    assert worse.text.endswith("no number of cases will: what was seen is not better than the bar.")
    assert "no number of cases" not in open_still.text


def test_a_run_that_does_not_count_says_why_to_everybody() -> None:
    made = report(grave(30, 400), reader=Reader.EXECUTIVE)
    why = "This run does not count: its data are cut off. More of it."
    standing = made.standings[0]
    assert standing.now
    spoilt = standing.now.model_copy(update={"outcome": Outcome.INVALID, "sentences": {"en": why}})
    changed = standing.model_copy(update={"now": spoilt, "outcome": Outcome.INVALID})

    text = told(made.model_copy(update={"standings": (changed,)})).lines[0].text

    assert "This run does not count: its data are cut off." == text


def test_cases_that_went_wrong_are_named_with_how_many_more_there_are() -> None:
    made = report(grave(30, 400))
    standing = made.standings[0]
    assert standing.now
    named = standing.now.model_copy(update={"failing": ("visit 1", "visit 2"), "failed": 30})
    changed = standing.model_copy(update={"now": named})

    line = told(made.model_copy(update={"standings": (changed,)})).lines[0]

    assert "Cases that went wrong: visit 1, visit 2, and 28 more." == line.failing


def test_what_nobody_measures_of_a_group_stands_on_one_line() -> None:
    group = MeasureGroup.ACCURACY
    trio = (
        TrioLine(group=group, title="recall", target="at least 70 %"),
        TrioLine(group=group, title="precision"),
        TrioLine(group=MeasureGroup.ADOPTION, title="use", value="91 %", target="at least 80 %"),
    )

    lines = told(report(language="fr").model_copy(update={"trio": trio})).trio

    assert (
        "Juste : recall (at least 70 %), precision : personne ne le mesure encore",
        "Utilisé : use (at least 80 %) : 91 %",
    ) == lines


def test_only_engineers_read_bounds_formulas_and_runs() -> None:
    for reader in Reader:
        made = report(right(364, 400), reader=reader)
        beside = told(made).lines[0].detail
        verdict = made.standings[0].now
        assert verdict is not None
        assert (reader is Reader.ENGINEER) == (verdict.formula in beside)
        assert (reader is not Reader.ENGINEER) == ("Of 1,000 cases, 910 are right" in beside)


def test_a_period_within_one_day_is_told_as_that_day() -> None:
    made = report(right(391, 400))

    assert "16 Nov to 23 Nov" == told(made).period
    assert "23 Nov" == told(made.model_copy(update={"since": MONDAY - timedelta(hours=1)})).period


def test_another_model_within_the_first_period_is_a_change_too() -> None:
    made = report(right(391, 400, THIS - DAY), right(364, 400, THIS, model="gpt-x-2"))

    assert [(Part.MODEL, "gpt-x-1", "gpt-x-2")] == [
        (one.part, one.before, one.after) for one in made.changes
    ]


def test_whose_decision_it_is_is_said_though_a_criterion_names_nobody() -> None:
    spec = version().spec
    by = Field(path="raci.accountable", value="Leo", status=Status.UNKNOWN)
    plan = spec.raci.model_copy(update={"accountable": by})
    named = version().model_copy(update={"spec": spec.model_copy(update={"raci": plan})})
    failed = {"AC-01": [right(364, 400)]}

    nobody, leo = (told(compiled(setting(), one, failed)) for one in (version(), named))

    assert nobody.request.endswith("Nobody is named who decides.")
    assert leo.request.endswith("Leo decides.")


def test_what_a_figure_means_never_comes_without_what_has_to_be_said_with_it() -> None:
    assert told(report(right(364, 400), reader=Reader.EXECUTIVE)).lines[0].detail == (
        "In what was tested: Of 1,000 cases, 910 are right and 90 are wrong. Compare it with what "
        "the commonest answer would get, if it were given every time."
    )


def test_f1_is_told_with_its_two_parts_as_the_run_measured_them() -> None:
    made = report(right(364, 400), reader=Reader.EXECUTIVE)
    (standing,) = (one for one in made.standings if one.now)
    f1 = {
        "line": "AC-01 statistical: f1 >= 0.9",
        "value": 0.85,
        "beside": {"precision": 0.9, "recall": 0.8},
    }
    now = RecordedVerdict.model_validate(standing.now.model_dump() | f1) if standing.now else None
    changed = standing.model_copy(update={"now": now})

    detail = told(made.model_copy(update={"standings": (changed,)})).lines[0].detail

    assert "Here are its two parts. Of 1,000 cases it flags, 900 are right" in detail
    assert "Of 1,000 real cases, it catches 800 and misses 200." in detail


def figures(report: Report) -> set[str]:
    """Every figure the report holds, as it may be written in its language."""
    kept: set[str] = {str(report.spec_version), str(len(report.gaps) - 3)}
    for count in report.counts.values():
        kept.add(str(count))
    names = [report.title]
    for one in report.standings:
        names += [one.title, one.line]
        for known in (one.now, one.before):
            if known:
                meant = explained(parse_line(known.line), known.value, report.language)
                names += [str(meant), known.sentence(report.language), known.formula, known.basis.run,
                          *known.circumstances.model_dump(exclude_none=True).values()]  # fmt: skip
                if known.worst:
                    kept |= {str(known.worst.right), str(known.worst.n)}
    for name in names:
        kept |= {found.text for found in numbers_in(name)}
    return kept


def days(report: Report) -> set[str]:
    moments = [report.since, report.until, *(gap.since for gap in report.gaps if gap.since)]
    moments += [one.now.made_at for one in report.standings if one.now]
    return {str(moment.astimezone().day) for moment in moments}


@given(
    n=st.integers(20, 800),
    share=st.floats(0.85, 1),
    language=st.sampled_from(["en", "fr", "de"]),
    reader=st.sampled_from(Reader),
)
@settings(max_examples=40, deadline=None)
def test_every_figure_in_a_report_is_one_of_its_own(
    n: int, share: float, language: Language, reader: Reader
) -> None:
    made = report(
        right(min(n, round(n * 0.97)), n, LAST),
        right(min(n, round(n * share)), n),
        grave(0, 400, LAST),
        language=language,
        reader=reader,
    )
    known = figures(made) | days(made)

    said = [
        found
        for sentence in told(made).everything
        for found in numbers_in(sentence)
        if any(letter.isdigit() for letter in found.text)
    ]
    untraced = {one.text for one in said if one.text not in known and not is_value(one, made)}

    assert not untraced


def is_value(written: Number, made: Report) -> bool:
    """Whether it is a measured value or one of its bounds, as a percentage."""
    verdicts = [known for one in made.standings for known in (one.now, one.before) if known]
    values = [value for one in verdicts for value in (one.value, one.low, one.high, one.confidence)]
    return any(
        value is not None and abs(value * 100 - reading) <= 0.05
        for value in values
        for reading in written.readings
    )


def test_a_figure_from_elsewhere_would_be_noticed() -> None:
    made = report(right(364, 400))

    (stranger,) = numbers_in("Costs fell by 37 %.")

    assert stranger.text not in figures(made) | days(made)
    assert not is_value(stranger, made)


def test_a_year_of_weeks_fits_in_one_picture() -> None:
    once = right(391, 400)
    weeks = [once.model_copy(update={"made_at": MONDAY - week * WEEK}) for week in range(70)]

    made = report(*weeks)

    standing = next(one for one in made.standings if one.criterion == "AC-01")
    assert standing.trend is not None
    assert 60 == len(standing.trend.points)
    assert 0.95 == standing.trend.threshold
