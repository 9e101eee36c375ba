"""Tests that a spec hands out, run by the tools themselves, come back as results of its criteria."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.gating import Wanted, run_gate
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.spec.edit import with_value
from bot.domain.spec.version import SpecVersion
from bot.evidence.findings import Findings
from bot.evidence.formats.inspect_sample import Head, take
from bot.evidence.reading import read_file
from tests.unit.domain.spec.examples import NAMES, refund_agent, version_of
from tests.unit.domain.spec.test_spec_change import BY

FILES = Path(__file__).parents[2] / "data" / "evaluations"


@pytest.fixture(scope="module")
def version() -> SpecVersion:
    """The spec whose test files were filled in for the files of the tools."""
    made = version_of(refund_agent())
    spec = with_value(made.spec, "acceptance.AC-04.threshold", "at least 80 %", BY)
    kept = tuple(one for one in spec.acceptance if one.id in {"AC-02", "AC-04"})
    spec = spec.model_copy(update={"refusals": spec.refusals[:1], "acceptance": kept})
    return made.model_copy(update={"spec": spec})


def exported(version: SpecVersion) -> dict[str, str]:
    made = documents(Source(version, NAMES), Audience.ENGINEERS)
    return {one.name.split("-v1")[-1]: one.content for one in made}


def by_pytest(version: SpecVersion, folder: Path) -> Path:
    """The exported tests with two cases each, of which the first of AC-04 goes wrong."""
    text = exported(version)["-pytest.py"]
    text = text.replace("    'replace with a real case',\n", "    'case 1',\n    'case 2',\n")
    filled = re.sub(
        r"pytest\.fail\('(\S+) has no check yet'\)",
        lambda found: f"assert ({found[1]!r}, case) != ('AC-04', 'case 1')",
        text,
    )
    file, results = folder / "test_spec.py", folder / "results.xml"
    file.write_text(filled, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "-W", "error", "-o", "junit_family=xunit1", f"--junitxml={results}",
         "--rootdir", str(folder), "-c", "/dev/null", str(file)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip
    assert "1 failed" in run.stdout, run.stdout
    return results


BROUGHT: dict[str, Callable[[SpecVersion, Path], Path]] = {
    "promptfoo": lambda _version, _folder: FILES / "from_spec_promptfoo.json",
    "inspect": lambda _version, _folder: FILES / "from_spec_inspect.json",
    "pytest": by_pytest,
}


def counted(run: EvaluationRun) -> dict[str, tuple[int | None, int | None]]:
    return {check.name: (check.passed, check.n) for check in run.checks}


@pytest.mark.parametrize("tool", BROUGHT)
def test_what_a_tool_made_of_the_exported_tests_is_judged_by_the_same_criteria(
    tool: str, version: SpecVersion, tmp_path: Path
) -> None:
    file = BROUGHT[tool](version, tmp_path)
    criteria = tmp_path / "criteria.json"
    criteria.write_text(exported(version)["-criteria.json"], encoding="utf-8")

    (run,) = read_file(file).runs
    gate = json.loads(run_gate(Wanted(file, spec=criteria), as_json=True)[0])

    found = counted(run)
    assert ((2, 2), (1, 2)) == (found["AC-02"], found["AC-04"])
    assert found["RF-01"][0] == found["RF-01"][1]
    assert () == run.warnings
    judged = {one["name"]: one["standing"] for one in gate["findings"]}
    assert {"AC-02": "fine", "AC-04": "look"} == judged
    assert [] == gate["not_measured_here"]


def test_a_case_that_says_nothing_of_a_criterion_is_only_counted_as_before() -> None:
    (run,) = read_file(FILES / "inspect.json").runs

    assert ["match", "brevity"] == [check.name for check in run.checks]


def test_a_suite_or_a_scorer_called_as_the_criterion_counts_each_case_once(tmp_path: Path) -> None:
    case = """<testcase classname="a" name="{}"><properties><property name="criterion" value="AC-02"/>
              </properties></testcase>"""
    suite = (
        f"""<testsuite name="AC-02" tests="2">{case.format("x")}{case.format("y")}</testsuite>"""
    )
    results, log = tmp_path / "results.xml", tmp_path / "log.json"
    results.write_text(suite)
    told = json.loads((FILES / "inspect.json").read_text())
    for sample in told["samples"]:
        sample["metadata"] = {"criterion": "match"}
    log.write_text(json.dumps(told))

    (junit,), (inspect,) = read_file(results).runs, read_file(log).runs

    assert {"AC-02": (2, 2)} == counted(junit)
    assert counted(read_file(FILES / "inspect.json").runs[0]) == counted(inspect)
    assert () == junit.warnings


def test_several_scorers_of_one_criterion_have_to_agree_and_what_broke_is_counted_there() -> None:
    found = Findings(Format.INSPECT_JSON)
    found.run()
    about = {"metadata": {"criterion": "AC-02"}}
    for number, (exact, judge) in enumerate((("C", "C"), ("C", "I"), ("I", "I"))):
        scores = {"exact": {"value": exact}, "judge": {"value": judge}}
        take(found, {"id": number, "scores": scores, **about}, Head())
    take(found, {"id": 3, "error": {"message": "down"}, **about}, Head(("exact", "judge")))

    (run,) = found.finish("0" * 64, 1, "cases.parquet")

    by_name = {one.name: (one.passed, one.n, one.errored) for one in run.checks}
    assert {"exact": (2, 3, 1), "judge": (1, 3, 1), "AC-02": (1, 3, 1)} == by_name
