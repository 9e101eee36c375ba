"""Exports for each reader: complete, inert, and never green before somebody fills them in."""

import ast
import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.domain.evaluation.eval_set import EvalSet, Mix
from bot.domain.evaluation.source import Dataset
from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.export.register import raci_csv
from bot.domain.lint.model import Waiver
from bot.domain.lint.spec import lint_spec
from bot.domain.spec.edit import with_item, with_value
from bot.domain.spec.version import SpecVersion
from tests.unit.domain.spec.examples import NAMES, brightsmile, version_of
from tests.unit.domain.spec.test_spec_change import BY

HOSTILE = '=HYPERLINK("https://evil.example") """ + {x} # [link](https://evil.example) <!channel>'


@pytest.fixture(scope="module")
def version() -> SpecVersion:
    """A spec in which somebody tries to be code, a formula and a link."""
    made = version_of(brightsmile())
    spec, refusal = with_item(made.spec, "refusals")
    spec = with_value(spec, f"refusals.{refusal}.condition", HOSTILE, BY)
    spec = with_value(spec, "acceptance.AC-01.owner", HOSTILE, BY)
    return made.model_copy(update={"spec": spec})


def files(version: SpecVersion, audience: Audience) -> dict[str, str]:
    found = documents(Source(version, NAMES), audience)
    return {document.name.split("-v1")[-1]: document.content for document in found}


def test_every_criterion_is_in_the_data_and_in_every_test_file(version: SpecVersion) -> None:
    made = files(version, Audience.ENGINEERS)

    data = json.loads(made["-criteria.json"])
    ids = [one.id for one in version.spec.acceptance]
    assert ids == [one["id"] for one in data["criteria"]]
    assert all(one["line"] for one in data["criteria"])
    for name in ("-promptfoo.yaml", "-inspect.py", "-pytest.py"):
        text = made[name]
        for item in [*ids, *(one.id for one in version.spec.refusals)]:
            assert re.search(item.replace("-", "[-_]"), text, re.IGNORECASE), (name, item)


def test_the_promptfoo_file_is_what_a_yaml_reader_reads(version: SpecVersion) -> None:
    read = yaml.safe_load(files(version, Audience.ENGINEERS)["-promptfoo.yaml"])

    named = {test["metadata"]["criterion"] for test in read["tests"]}
    assert {one.id for one in version.spec.acceptance} <= named
    refusals = {one.id for one in version.spec.refusals if one.test_cases}
    tried = {t["metadata"]["criterion"] for t in read["tests"] if "case: " in t["vars"]["input"]}
    assert refusals == tried
    assert all("pass: false" in test["assert"][0]["value"] for test in read["tests"])


def test_the_promptfoo_file_has_no_template_but_its_own(version: SpecVersion) -> None:
    sly = "{{env.HOME}} {% include 'x' %} {# #} {{{input}}} #} }}"
    spec = with_value(version.spec, f"refusals.{version.spec.refusals[0].id}.condition", sly, BY)
    made = version.model_copy(update={"spec": spec.model_copy(update={"title": sly})})

    text = files(made, Audience.ENGINEERS)["-promptfoo.yaml"]

    assert "{ {env.HOME} } { % include 'x' % } { # # } { { {input} } } # } } }" in text
    assert ["{{", "}}"] == re.findall(r"\{[{%#]|[}%#]\}", text)


def test_what_is_not_filled_in_is_wrong_in_inspect_and_does_not_end_the_evaluation(
    version: SpecVersion,
) -> None:
    text = files(version, Audience.ENGINEERS)["-inspect.py"]

    assert "return Score(value=INCORRECT, explanation=missing)" in text
    assert "raise" not in text
    assert '@scorer(metrics=[grouped(accuracy(), "criterion")])' in text


def test_a_name_with_accents_keeps_its_letters_in_the_name_of_a_task(version: SpecVersion) -> None:
    spec = version.spec.model_copy(update={"title": "Prüfung der Fälle"})

    text = files(version.model_copy(update={"spec": spec}), Audience.ENGINEERS)["-inspect.py"]

    assert "def prufung_der_falle():" in text


def test_the_python_files_are_python_and_hold_no_code_of_strangers(version: SpecVersion) -> None:
    made = files(version, Audience.ENGINEERS)

    for name in ("-inspect.py", "-pytest.py"):
        tree = ast.parse(made[name])
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "x" not in names
        assert "HYPERLINK" not in names


def test_a_test_that_nobody_filled_in_fails(version: SpecVersion, tmp_path: Path) -> None:
    file = tmp_path / "test_spec.py"
    file.write_text(files(version, Audience.ENGINEERS)["-pytest.py"], encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "--rootdir", str(tmp_path), "-c", "/dev/null", str(file)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip

    assert 1 == run.returncode, run.stdout
    assert "has no check yet" in run.stdout
    assert " passed" not in run.stdout


def test_no_cell_of_a_sheet_is_a_formula(version: SpecVersion) -> None:
    holder = version.spec.raci.holders[0]
    person = holder.person.model_copy(update={"value": HOSTILE})
    first = holder.model_copy(update={"person": person})
    raci = version.spec.raci.model_copy(
        update={
            "holders": (first, *version.spec.raci.holders[1:]),
            "rows": tuple(r.model_copy(update={"what": HOSTILE}) for r in version.spec.raci.rows),
        }
    )

    sheet = raci_csv(version.spec.model_copy(update={"raci": raci}), {})

    cells = [cell for row in csv.reader(io.StringIO(sheet)) for cell in row]
    assert any(HOSTILE in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in set("=+-@＝＋－＠")]  # noqa: RUF001


def test_the_page_for_executives_fits_a_page_and_invents_nothing(version: SpecVersion) -> None:
    (page,) = files(version, Audience.EXECUTIVES).values()

    assert len(page.splitlines()) < 60
    assert "11.8 %" in page
    for number in re.findall(r"\d+(?:\.\d+)? ?%", page):
        assert (
            number.replace(" ", "") in version.model_dump_json().replace(" ", "") or "95" in number
        )


def test_what_is_not_known_is_said_in_the_cards(version: SpecVersion) -> None:
    made = files(version, Audience.AUDITORS)

    assert "not known yet" in made["-model-card.md"]
    assert "not known yet" in made["-datasheet.md"]
    assert "check with Legal" in made["-clauses.csv"] or 1 == len(made["-clauses.csv"].splitlines())
    assert "Nobody has recorded a decision yet." in made["-decisions.md"]
    outside_code = re.sub(r"(`+).*?\1", "", "".join(made.values()))
    assert "](https://evil" not in outside_code


def test_the_datasheet_tells_of_the_test_data_as_planned_and_as_last_used(
    version: SpecVersion,
) -> None:
    spec = with_value(version.spec, "evaluation.dataset.refresh", "every quarter", BY)
    known = EvalSet(
        dataset=Dataset(name="no-shows [x](https://evil.example)", version="2026-10-01"),
        cases=400,
        since=date(2026, 10, 5),
        drawn_on=date(2026, 10, 1),
        days=56,
        looks=5,
        holdout=True,
        mixes=(Mix(name="clinic", tested={"north": 300, "south": 100}),),
    )
    source = Source(version.model_copy(update={"spec": spec}), NAMES, cases=known)

    sheet = {one.name[10:]: one.content for one in documents(source, Audience.AUDITORS)}
    tested = next(text for name, text in sheet.items() if "datasheet" in name)

    assert "**When they are renewed:** every quarter" in tested
    for told in (
        "400 cases, of 2026-10-01 \\(56 days old\\), looked at 5 times, a holdout",
        "clinic: north 300 of 400 tested; south 100 of 400 tested",
    ):
        assert told.replace("\\", "") in tested.replace("\\", "")
    assert "](https://evil" not in re.sub(r"(`+).*?\1", "", tested)


def test_findings_and_what_people_live_with_are_in_the_whole_document(version: SpecVersion) -> None:
    found = lint_spec(version.spec).findings[0]
    waiver = Waiver(rule=found.rule, because="Legal looked", by="U1", place=found.span.place)
    lint = lint_spec(version.spec, waivers=(waiver,))

    (text, _) = documents(Source(version, NAMES, lint=lint), Audience.EVERYBODY)

    assert "## What is not testable yet" in text.content
    assert "Legal looked" in text.content
    assert all(each.rule in text.content for each in lint.findings)
