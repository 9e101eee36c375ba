"""`remit eval judge`: one paragraph for people, one object for programs, and refusals with a next step."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bot.cli.judging import Asked, run_judge
from bot.cli.main import app
from bot.domain.criterion.term import Severity
from bot.domain.errors import InvalidInputError


def test_a_verdict_is_one_object_for_programs() -> None:
    command = ["eval", "judge", "--passed", "76", "--n", "80", "--floor", "95%", "--severity",
               "critical", "--json"]  # fmt: skip

    found = json.loads(CliRunner().invoke(app, command).stdout)

    assert ("inconclusive", 0.95, 181, "clopper_pearson") == (
        found["verdict"], found["point"], found["needed_n"], found["method"],
    )  # fmt: skip
    assert (0.889228, 0.982743) == pytest.approx((found["lower"], found["upper"]), abs=1e-6)
    assert ("critical", "clopper_pearson@1", 101) == (
        found["severity"], found["formula"], found["more_if_none_fails"],
    )  # fmt: skip


def test_people_read_a_sentence() -> None:
    said = run_judge(Asked(n=500, passed=484, floor=".95"))

    assert "484 of 500 right (96.8 %) shows 95 %." == said
    assert "ne montrent pas encore" in run_judge(Asked(n=80, passed=76, floor=".95", language="fr"))


def test_a_ceiling_counts_what_went_wrong() -> None:
    found = json.loads(run_judge(Asked(n=500, failed=4, ceiling=".02"), as_json=True))

    assert ("pass", "wrong", 0.008) == (found["verdict"], found["counts"], found["point"])
    same = json.loads(run_judge(Asked(n=500, passed=496, ceiling=".02"), as_json=True))
    assert found == same


def test_looks_and_methods_are_kept_with_the_verdict() -> None:
    asked = Asked(n=200, passed=184, floor=".95", look=7, looks=52, method="wilson")
    found = json.loads(run_judge(asked, as_json=True))

    assert ("inconclusive", 7, 52, "wilson") == (
        found["verdict"], found["look"], found["looks"], found["method"],
    )  # fmt: skip
    always = json.loads(
        run_judge(Asked(n=1000, passed=990, floor=".95", every_look=True), as_json=True)
    )
    assert ("pass", "mixture_e_process", None) == (
        always["verdict"], always["method"], always["interval"],
    )  # fmt: skip


def test_nothing_run_is_no_verdict() -> None:
    assert (
        "not_run"
        == json.loads(run_judge(Asked(n=0, passed=0, floor=".9"), as_json=True))["verdict"]
    )


@pytest.mark.parametrize(
    "asked",
    [
        Asked(n=80, passed=76),
        Asked(n=80, passed=76, floor=".9", ceiling=".1"),
        Asked(n=80, floor=".9"),
        Asked(n=80, passed=81, floor=".9"),
        Asked(n=80, failed=-1, floor=".9"),
        Asked(n=80, passed=70, failed=11, floor=".9"),
        Asked(n=-1, passed=0, floor=".9"),
        Asked(n=80, passed=76, floor="nine"),
        Asked(n=80, passed=76, floor="120%"),
        Asked(n=80, passed=76, floor=".9", confidence=".3"),
        Asked(n=80, passed=76, floor=".9", method="wald"),
        Asked(n=80, passed=76, floor=".9", language="es"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_a_next_step(asked: Asked) -> None:
    with pytest.raises(InvalidInputError) as refused:
        run_judge(asked)

    assert refused.value.next_step
    assert Severity.MAJOR is asked.severity


def test_judging_loads_no_statistics_package() -> None:
    code = (
        "import sys; from bot.cli.judging import Asked, run_judge;"
        "run_judge(Asked(n=80, passed=76, floor='.95'), as_json=True);"
        "print([m for m in ('scipy.stats', 'statsmodels', 'pandas', 'pyarrow') if m in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == ran.stdout.strip()
