"""Which folder imports which, and what a command loads."""

import subprocess
import sys

import pytest

from tests.meta.tree import ROOT

HEAVY = (
    "langchain",
    "langchain_core",
    "openai",
    "sqlalchemy",
    "slack_bolt",
    "slack_sdk",
    "aiohttp",
    "scipy",
    "numpy",
)
AFTER_THE_START = ("pydantic", "asyncio", "secrets")  # would be most of the way to a page of help


def test_every_import_contract_holds() -> None:
    """If this fails: `make layers` shows the chains."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"

    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert 0 == done.returncode, done.stdout[-3000:]
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["demo", "--help"],
        ["frame", "Cut churn to 6%."],
        ["prompts", "list"],
        ["frame", "--json", "Churn"],
        ["criterion", "plan", "--help"],
        ["criterion", "parse", "p95 latency of at most 2 s"],
    ],
    ids=" ".join,
)
def test_light_commands_load_nothing_heavy(arguments: list[str]) -> None:
    assert [] == loaded_by(arguments, HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_the_first_page_of_help_loads_neither_models_of_data_nor_a_loop(
    arguments: list[str],
) -> None:
    assert [] == loaded_by(arguments, HEAVY + AFTER_THE_START)


def test_a_command_that_reads_data_loads_their_models() -> None:
    """The control: the names that must not be loaded are names of what a command would load."""
    assert ["pydantic"] == loaded_by(["frame", "Churn"], ("pydantic", "openai"))


def loaded_by(arguments: list[str], watched: tuple[str, ...]) -> list[str]:
    """Which of these modules a command has loaded when it ends well."""
    script = (
        "import sys\n"
        "from bot.cli.main import main\n"
        f"sys.argv = ['remit', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        f"print(*[name for name in {watched!r} if name in sys.modules], sep='\\n', file=sys.stderr)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )

    assert 0 == done.returncode, done.stderr
    assert done.stdout
    return done.stderr.split()


def test_building_the_bot_without_a_model_loads_no_model_library() -> None:
    script = (
        "import sys\n"
        "from bot.app import build\n"
        "from bot.settings import Settings\n"
        "build(Settings(slack_bot_token='xoxb-1', database_url='sqlite:///never-opened.db'))\n"
        "print([n for n in ('langchain', 'langchain_core', 'openai') if n in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )

    assert "[]" == done.stdout.strip(), done.stderr


@pytest.mark.parametrize(
    "arguments", [["plan", "--floor", ".95"], ["parse", "recall of at least 90 %"]], ids=" ".join
)
def test_what_counts_cases_loads_the_arithmetic_of_chances_and_nothing_else_heavy(
    arguments: list[str],
) -> None:
    watched = (*HEAVY, "scipy.special", "scipy.stats")

    loaded = loaded_by(["criterion", *arguments], watched)

    assert ["scipy", "numpy", "scipy.special"] == loaded
