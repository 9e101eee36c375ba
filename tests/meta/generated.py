"""Writes the files that are made from code; a test compares them."""

import json
from pathlib import Path

from bot.app import build
from bot.cli.errors import EXITS
from bot.domain.errors import KINDS, RemitError
from bot.domain.lint.catalogue import RULES
from bot.http.app import create_http_app
from bot.http.errors import STATUSES
from bot.http.routes import api_routes
from bot.settings import Settings, variables
from bot.slack.failure import RETRIED
from tests.meta.tree import ROOT, modules
from tests.unit.http.office import CHECKS


def leaves() -> list[type[RemitError]]:
    """Every error below the kinds, by code."""
    modules()
    found: set[type[RemitError]] = set()
    waiting = list(KINDS)
    while waiting:
        for error in waiting.pop().__subclasses__():
            if error not in found and error.__module__.startswith("bot."):
                found.add(error)
                waiting.append(error)
    return sorted(found, key=lambda error: error.code)


def env_example() -> str:
    """Every variable, commented out, with what it is for."""
    lines = [
        "# Every setting of Remit. Copy this file to .env and fill in what you need;",
        "# the environment wins over .env. Written by `make docs` from bot/settings.py.",
    ]
    for variable in variables():
        lines += ["", f"# {variable.description}", f"#{variable.name}={variable.default}"]
    return "\n".join(lines) + "\n"


def errors_page() -> str:
    """The kinds with their three tables, and every leaf."""
    lines = [
        "# Errors",
        "",
        "Written by `make docs` from the code. An error has a *kind*, which decides how it",
        "reaches people and programs, and a stable *code*. Each carries a sentence and a next step.",
        "",
        "## Kinds",
        "",
        "| Kind | Means | In Slack | HTTP status | Exit code |",
        "| --- | --- | --- | ---: | ---: |",
    ]
    for kind in KINDS:
        told = "tried again, then told" if RETRIED[kind] else "told at once"
        lines.append(
            f"| `{kind.__name__}` | {_means(kind)} | {told} | {STATUSES[kind]} | {EXITS[kind]} |"
        )
    lines.append("| anything else | A bug; a reference names it in the log. | told | 500 | 1 |")
    lines += [
        "",
        "What goes wrong while a language model improves a draft is told to nobody: the draft by",
        "rules stays, and a line `model.failed` in the log names the code.",
    ]
    lines += ["", "## Codes", "", "| Code | Kind | Means |", "| --- | --- | --- |"]
    for leaf in leaves():
        kind = next(kind for kind in KINDS if issubclass(leaf, kind))
        lines.append(f"| `{leaf.code}` | `{kind.__name__}` | {_means(leaf)} |")
    return "\n".join(lines) + "\n"


def _means(error: type[RemitError]) -> str:
    return (error.__doc__ or "").split("\n", 1)[0].strip().replace("|", "\\|")


def lint_page() -> str:
    """Every lint rule with its help page, as `remit spec lint --explain` prints it."""
    lines = [
        "# Lint rules",
        "",
        "Written by `make docs` from the rules' docstrings. `remit spec lint FILE` checks Markdown,",
        "plain text, a spec as JSON or a single sentence, in English, French and German;",
        "`remit spec lint --explain L07` prints one of the pages below.",
        "",
        "Severity **E** keeps a spec from being ready (and makes the exit code 1), **W** is shown,",
        "**I** is a note. Rules on words are warnings at most: a word alone proves nothing. Only",
        "requirements, criteria, refusals and rules are read; titles, quotations, examples and",
        "reasons are not. A rewrite has slots such as `<value?>`; the linter never makes up a number.",
        "",
        "A person who lives with a finding writes, in the line above it or beside it,",
        "`<!-- lint-ignore L07 because the gateway enforces it -->`. The reason is required, and the",
        "result keeps what was waived, by whom and why.",
        "",
        "| Rule | Severity | Finds | Source |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| [{r.id}](#{r.id.lower()}) | {r.severity} | {r.summary} | {r.source} |" for r in RULES
    ]
    for rule in RULES:
        lines += ["", f"## {rule.id}", "", rule.page, "", f"*Source: {rule.source}.*"]
    return "\n".join(lines) + "\n"


def openapi() -> str:
    """The HTTP API, as `/openapi.json` describes it."""
    application = build(Settings(slack_bot_token="xoxb-docs", database_url="sqlite:///unused.db"))
    app = create_http_app(CHECKS, api_routes(application.api))
    return json.dumps(app.openapi(), indent=1, ensure_ascii=False) + "\n"


def generated() -> dict[Path, str]:
    """Each generated file with what it should hold."""
    return {
        ROOT / ".env.example": env_example(),
        ROOT / "docs" / "errors.md": errors_page(),
        ROOT / "docs" / "lint.md": lint_page(),
        ROOT / "docs" / "openapi.json": openapi(),
    }


if __name__ == "__main__":
    for file, content in generated().items():
        file.write_text(content, encoding="utf-8")
