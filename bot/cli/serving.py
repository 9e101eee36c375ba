"""`remit run` and `remit doctor`: look first, then serve."""

import asyncio
import sys
from collections.abc import Iterable

from bot.cli.database import prepare
from bot.cli.errors import exit_code
from bot.logs import configure_logging
from bot.preflight import Finding, preflight
from bot.settings import Settings
from bot.store.lock import sole_use

_WIDTH = 8


def run_doctor() -> int:
    """Print every finding; fail if the bot would not work."""
    findings = asyncio.run(preflight(Settings.load()))
    for finding in findings:
        print(_line(finding))  # noqa: T201  # a command line speaks by printing
    return _code(findings)


def run_bot() -> int:
    """Check, prepare the database, and serve until told to stop.

    Raises:
        RemitError: The database was taken by somebody else meanwhile.
    """
    settings = Settings.load()
    findings = asyncio.run(preflight(settings))
    for finding in findings:
        if not finding.ok:
            print(_line(finding), file=sys.stderr)  # noqa: T201
    if code := _code(findings):
        return code
    configure_logging(settings.log_level, settings.log_format)
    with sole_use(settings.database_url):
        asyncio.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    from bot.running import serve  # noqa: PLC0415  # the whole bot; not before the checks passed

    await prepare(settings.database_url)
    await serve(settings)


def _line(finding: Finding) -> str:
    return f"{finding.level.value:<{_WIDTH}} {finding.name}: {finding.sentence}"


def _code(findings: Iterable[Finding]) -> int:
    return next((exit_code(finding.kind) for finding in findings if not finding.ok), 0)
