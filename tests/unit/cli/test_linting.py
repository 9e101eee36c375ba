"""`remit spec lint`: what is printed for people and programs, and when the exit code is 1."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.linting import UnknownRuleError, run_explain, run_lint
from bot.cli.main import app
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.spec.document import as_json
from tests.unit.domain.spec import examples


def test_a_sentence_is_printed_as_other_linters_print() -> None:
    told, blocked = run_lint("The bot should answer.", language="auto", as_json=False)

    assert told.splitlines() == [
        "sentence:1: warning L05 “should” binds nobody; what has to hold says “shall”.",
        "    try: <subject?> shall …",
        "1 sentence read: 0 errors, 1 warning, 0 notes.",
    ]
    assert not blocked


def test_a_file_in_french_is_read_as_json(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text("Le seuil est à définir.\n", encoding="utf-8")

    told, blocked = run_lint(str(file), language="auto", as_json=True)

    document = json.loads(told)
    finding = next(one for one in document["findings"] if one["rule"] == "L15")
    assert ("fr", 1, True) == (document["language"], document["counts"]["E"], blocked)
    assert ("E", "à définir") == (finding["severity"], finding["excerpt"])
    assert {"start": 13, "end": 22, "line": 1, "place": None} == finding["span"]


def test_what_was_waived_is_printed_with_its_reason() -> None:
    text = "<!-- lint-ignore L05 because it is a wish -->\nThe bot should answer."

    told, _ = run_lint(text, language="en", as_json=False)

    assert "sentence:2: waived L05 by document: it is a wish" in told


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (["spec", "lint", "-"], "The limit is TBD.", 1),
        (["spec", "lint", "-"], "The bot shall answer.", 0),
        (["spec", "lint", "--explain", "l07"], "", 0),
    ],
)
def test_the_exit_code_is_one_only_where_something_blocks(
    arguments: list[str], stdin: str, code: int
) -> None:
    done = CliRunner().invoke(app, arguments, input=stdin)

    assert code == done.exit_code, done.output


def test_a_spec_as_json_is_linted_as_a_document(tmp_path: Path) -> None:
    file = tmp_path / "spec.json"
    version = examples.version_of(examples.brightsmile())
    file.write_text(json.dumps(as_json(version)), encoding="utf-8")

    told, blocked = run_lint(str(file), language="de", as_json=True)

    document = json.loads(told)
    assert blocked
    assert "de" == document["language"]
    assert {"S22", "S25"} <= {finding["rule"] for finding in document["findings"]}


def test_what_cannot_be_read_is_said_with_a_next_step() -> None:
    with pytest.raises(InvalidInputError):
        run_lint(None, language="auto", as_json=False)
    with pytest.raises(InvalidInputError):
        run_lint("The bot shall answer.", language="nl", as_json=False)
    with pytest.raises(NotFoundError):
        run_lint("missing.md", language="auto", as_json=False)
    with pytest.raises(InvalidInputError):
        run_lint('{"schema": "another one"}', language="auto", as_json=False)
    with pytest.raises(UnknownRuleError):
        run_explain("L99")
