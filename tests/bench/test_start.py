"""How long `remit --help` takes, as a ratio to bare Python with typer."""

import resource
import statistics
import subprocess
import sys

import pytest

ROUNDS = 9
_BARE = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
@app.command()
def one() -> None: ...
@app.command()
def two() -> None: ...
app(["--help"])
"""
_OURS = "from bot.cli.main import app; app(['--help'])"


def seconds(script: str) -> float:
    """CPU time of a program, which bears a busy machine better than the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.bench
def test_help_costs_little_more_than_typer_itself() -> None:
    """Rounds alternate, so that a busy machine slows both; the median ratio is told."""
    seconds(_OURS), seconds(_BARE)  # compiled bytecode for both
    ratios = [seconds(_OURS) / seconds(_BARE) for _ in range(ROUNDS)]
    ratio = statistics.median(ratios)

    spread = f"{min(ratios):.2f} to {max(ratios):.2f} in {ROUNDS} rounds"
    sys.stdout.write(f"\nremit --help / bare typer: {ratio:.2f} ({spread})\n")

    assert ratio < 2
