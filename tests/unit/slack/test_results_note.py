"""What a thread reads of a file somebody brought: whose result it is, which cases went wrong, and what to do next."""

import json
from datetime import timedelta

import pytest
from slack_sdk.models.blocks import Block

from bot.domain.criterion.verdict import Reason
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Dataset, Source
from bot.domain.evaluation.timeliness import received
from bot.domain.evaluation.warning import RunWarning, WarningState
from bot.domain.spec.version import SpecVersion
from bot.services.evaluation.verdict import verdicts_on
from bot.slack.views.report.evaluation import Sent, kept_note
from tests.unit.domain.evaluation.test_planned import said
from tests.unit.domain.report.examples import MONDAY, version


def spoken(language: str) -> SpecVersion:
    found = version()
    spec = found.spec.model_copy(update={"language": language})
    return found.model_copy(update={"spec": spec})


def measured(name: str, passed: int, *warnings: RunWarning) -> EvaluationRun:
    check = CheckResult(name="accuracy", passed=passed, n=400)
    return EvaluationRun(
        id=f"run_{name}", name=name, source=Source(format=Format.CSV), checks=(check,),
        warnings=warnings, made_at=MONDAY,
    )  # fmt: skip


def note(*runs: EvaluationRun, language: str = "en", known: int = 0) -> str:
    found = spoken(language)
    verdicts = [
        one
        for run in runs
        for one in verdicts_on(
            found,
            run,
            MONDAY,
            cases=[
                Case(f"t{i:03}", "accuracy", passed=i < (run.checks[0].passed or 0))
                for i in range(400)
            ],
        )
    ]
    view = kept_note(Kept(found, runs, tuple(verdicts)), known)
    return json.dumps(view.arguments(), ensure_ascii=False)


def test_a_file_of_several_runs_says_which_of_them_each_verdict_is_about() -> None:
    two, one = note(measured("small", 300), measured("large", 398)), note(measured("small", 300))

    assert "small, accuracy" in two
    assert "large, accuracy" in two
    assert "small, accuracy" not in one


def test_of_more_verdicts_than_fit_the_gravest_are_told_and_how_many_more_there_are() -> None:
    """Twelve models in a file, and the last of them fails: that is not what may be left out."""
    good = [measured(f"good{number}", 398) for number in range(11)]

    told = note(*good, measured("bad", 300))

    assert "bad, accuracy" in told
    assert "99.5 %" in told
    assert "and 2 more" in told.partition("bad, accuracy")[2]


@pytest.mark.parametrize(
    ("language", "wrong", "step"),
    [
        ("en", "Cases that went wrong: t300, t301, t302, t303, t304, and 95 more", "Next: mend"),
        ("fr", "Cas en erreur : t300", "Ensuite : corrigez"),
        ("de", "Falsche Fälle: t300", "Als Nächstes: beheben"),
    ],
)
def test_what_failed_is_told_with_its_cases_and_with_what_to_do(
    language: str, wrong: str, step: str
) -> None:
    bad, good = note(measured("x", 300), language=language), note(measured("x", 398))

    assert wrong in bad
    assert step in bad
    assert "AC-01" in bad
    assert "Next" not in good


def test_data_that_cannot_count_is_asked_for_again_and_a_known_file_is_no_riddle() -> None:
    ends = RunWarning(state=WarningState.TRUNCATED, text="The file ends in the middle.")

    assert "Next: bring the whole file" in note(measured("x", 300, ends))
    assert "Brought before, so it counts once: 1 of the runs" in note(known=1)


@pytest.mark.parametrize(
    ("language", "step"),
    [("en", "what the plan names"), ("fr", "nomme le plan"), ("de", "der Plan nennt")],
)
def test_a_run_of_another_version_of_the_cases_is_told_what_to_do(language: str, step: str) -> None:
    found = spoken(language)
    dataset = found.spec.evaluation.dataset.model_copy(update={"version": said("version", "3")})
    evaluation = found.spec.evaluation.model_copy(update={"dataset": dataset})
    planned = found.model_copy(
        update={"spec": found.spec.model_copy(update={"evaluation": evaluation})}
    )
    notes = []
    for used in ("3", "4"):
        run = measured("x", 398).model_copy(update={"dataset": Dataset(version=used)})
        kept = Kept(planned, (run,), tuple(verdicts_on(planned, run, MONDAY)))
        notes.append(json.dumps(kept_note(kept, 0).arguments(), ensure_ascii=False))

    assert step not in notes[0]
    assert step in notes[1]


def change(trend: str, broken: int) -> dict[str, object]:
    return {
        "check": "accuracy", "before": "23 Nov", "named": "gpt-x-1", "trend": trend,
        "text": "Of the same 400 cases …", "broken": [f"c{i}" for i in range(min(10, broken))],
        "broken_in_all": broken, "fixed": ["c99"], "fixed_in_all": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "same"),
    [
        ("en", "“b.csv” holds the same as a file that was brought on 23 Nov"),
        ("fr", "« b.csv » contient la même chose qu'un fichier apporté le 23"),
        ("de", "„b.csv“ enthält dasselbe wie eine Datei, die am 23."),
    ],
)
def test_the_same_file_under_another_name_is_told_to_be_known_and_since_when(
    language: str, same: str
) -> None:
    kept = Kept(spoken(language), (), (), known=1)
    evil = kept_note(kept, 1, (), Sent("<!channel> \u202ecsv." + "x" * 3000, MONDAY)).arguments()

    told = json.dumps(kept_note(kept, 1, (), Sent("b.csv", MONDAY)).arguments(), ensure_ascii=False)

    assert same in told.replace("\xa0", " ").replace("\u202f", " ")
    assert "<!channel>" not in str(evil["text"])
    assert "x" * 100 not in json.dumps(evil)
    assert "23" in json.dumps(evil)


@pytest.mark.parametrize(
    ("language", "stop"), [("en", "stop what broke"), ("fr", "arrêtez ce"), ("de", "anhalten, was")]
)
def test_a_broken_rule_is_to_be_stopped_and_nobody_is_told_to_live_with_it(
    language: str, stop: str
) -> None:
    found = spoken(language)
    (failed,) = verdicts_on(found, measured("x", 300), MONDAY)
    broken = failed.model_copy(update={"reason": Reason.VIOLATED})

    usual, rule = (
        str(kept_note(Kept(found, (measured("x", 300),), (one,)), 0).arguments()["text"])
        for one in (failed, broken)
    )

    assert stop in rule
    assert "AC-01" not in rule
    assert "AC-01" in usual


def test_a_case_called_by_a_whole_prompt_leaves_room_for_the_next() -> None:
    found = spoken("en")
    (failed,) = verdicts_on(found, measured("x", 300), MONDAY)
    named = failed.model_copy(update={"failing": ("x" * 3000, "second"), "failed": 2})
    moved = change("worse", 1) | {"broken": ["y" * 3000], "fixed": ["third"], "fixed_in_all": 1}

    view = kept_note(Kept(found, (measured("x", 300),), (named,)), 0, [moved]).arguments()

    told = json.dumps(view, ensure_ascii=False)
    assert "second" in told
    assert "third" in told
    assert "x" * 200 not in told
    assert "y" * 200 not in told


@pytest.mark.parametrize(
    ("language", "again"), [("en", "run it again"), ("fr", "relancez-la"), ("de", "neu messen")]
)
def test_results_of_long_ago_are_told_with_what_they_are_good_for(
    language: str, again: str
) -> None:
    late = received(measured("x", 398), MONDAY + timedelta(days=40))

    assert again in note(late, language=language)


def test_what_was_read_is_told_with_the_file_it_was_read_from() -> None:
    named = measured("x", 398)
    plain = named.model_copy(update={"name": None})
    sent = Sent("a.csv")

    for runs, what in (((named,), "x (a.csv): accuracy"), ((plain,), "a.csv: accuracy")):
        view = kept_note(Kept(spoken("en"), runs, ()), 0, (), sent).arguments()
        assert f"Read from {what}" in str(view["text"])


@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "cannot be read any more"), ("fr", "n'est plus lisible"), ("de", "nicht mehr lesbar")],
)
def test_where_nothing_could_be_compared_it_says_so_and_what_to_do(language: str, why: str) -> None:
    kept = Kept(spoken(language), (measured("x", 398),), ())
    lost = {"lost": True, "before": "23 Nov", "named": "<!channel> " + "x" * 3000}

    view = kept_note(kept, 0, [lost]).arguments()

    told = json.dumps(view, ensure_ascii=False)
    assert why in told
    assert "<!channel>" not in str(view["text"])  # nobody is called by a name
    assert '"broadcast"' not in told
    assert why not in json.dumps(kept_note(kept, 0, [change("same", 0)]).arguments())


@pytest.mark.parametrize(
    ("language", "head", "broken"),
    [
        ("en", "against the run of 23 Nov (gpt-x-1):", "Wrong now, right before: c0"),
        ("fr", "par rapport à la mesure du", "Faux maintenant, justes avant : c0"),
        ("de", "gegenüber dem Lauf vom", "Jetzt falsch, vorher richtig: c0"),
    ],
)
def test_what_changed_since_the_run_before_is_told_with_the_cases(
    language: str, head: str, broken: str
) -> None:
    kept = Kept(spoken(language), (measured("x", 398),), ())
    worse = kept_note(kept, 0, [change("worse", 12)])
    chance = kept_note(kept, 0, [change("chance", 2)])

    told = json.dumps(worse.arguments(), ensure_ascii=False)
    assert head in told
    assert broken in told
    assert " 2 " in told.partition("c9,")[2][:20]  # and so many more
    assert "chart_with_downwards_trend" in told
    assert "downwards" not in json.dumps(chance.arguments())
    same = kept_note(kept, 0, [change("same", 0)])
    assert "Of the same" not in json.dumps(same.arguments())
    assert "23 Nov" in json.dumps(same.arguments())


def test_a_file_of_many_runs_with_long_names_and_much_that_changed_still_fits_a_message() -> None:
    found, name = spoken("de"), "<@U1> <!channel> " * 20
    runs = [
        measured(
            f"{'m' * 60}{one}", 300, RunWarning(state=WarningState.TRUNCATED, text=f"{one} " * 200)
        )
        for one in range(14)
    ]
    other = tuple(CheckResult(name=f"{name}{one}", passed=1, n=2) for one in range(12))
    runs.append(runs[0].model_copy(update={"id": "run_other", "checks": other}))
    cases = [Case(f"{name}{one}", "accuracy", passed=one < 300) for one in range(400)]
    verdicts = [one for run in runs for one in verdicts_on(found, run, MONDAY, cases=cases)]
    moved = {"check": name, "text": "x" * 900, "broken": [name] * 10, "fixed": [name] * 10}
    compared = [{**change("worse", 12), **moved} for _ in range(14)]
    still = [{**change("same", 0), "check": name} for _ in range(12)]

    view = kept_note(Kept(found, tuple(runs), tuple(verdicts)), 3, [*compared, *still])

    told = view.arguments()
    assert len(told["blocks"]) <= 50
    for block in told["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
    assert "<@U1>" not in told["text"]
    assert "Eine Prüfung zählt, wenn" in json.dumps(told, ensure_ascii=False)
