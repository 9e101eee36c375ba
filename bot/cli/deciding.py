"""How commands about decisions get at the database and at who is who; nothing loads before it runs."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from bot.evidence.drift.declared import DeclaredReader
    from bot.services.directory import Directory, Workspace
    from bot.services.drift.change import Changes
    from bot.services.drift.renewal import Renewals
    from bot.services.drift.watched_source import WatchedSources
    from bot.services.escalation.escalations import Escalations
    from bot.services.policy.policies import Policies
    from bot.services.report.plan import ReportPlans
    from bot.services.report.reports import Reports
    from bot.services.token import Tokens
    from bot.services.webhook import Webhooks
    from bot.settings import Settings
    from bot.store.store import Store

Result = TypeVar("Result")
Service = TypeVar("Service")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of work that waits for a database; the loop it runs in is loaded only now."""
    import asyncio  # noqa: PLC0415

    return asyncio.run(work)


def with_escalations(use: "Callable[[Escalations], Awaitable[Result]]") -> Result:
    """Use the escalations of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "Escalations":
        from bot.app import create_directory  # noqa: PLC0415
        from bot.services.escalation.escalations import Escalations  # noqa: PLC0415

        return Escalations(store, create_directory(settings))

    return _with(made, use)


def with_directory(use: "Callable[[Store, Directory], Awaitable[Result]]") -> Result:
    """Use the configured database, and who is who.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    async def run() -> Result:
        async with opened() as (store, directory):
            return await use(store, directory)

    return finished(run())


def with_policies(use: "Callable[[Policies], Awaitable[Result]]") -> Result:
    """Use the policies of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "Policies":
        from bot.app import create_directory  # noqa: PLC0415
        from bot.services.escalation.escalations import Escalations  # noqa: PLC0415
        from bot.services.policy.policies import Policies  # noqa: PLC0415

        directory = create_directory(settings)
        return Policies(store, directory, Escalations(store, directory))

    return _with(made, use)


def with_tokens(use: "Callable[[Tokens], Awaitable[Result]]") -> Result:
    """Use the API tokens of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", _: "Settings") -> "Tokens":
        from bot.services.token import Tokens  # noqa: PLC0415

        return Tokens(store)

    return _with(made, use)


def with_webhooks(use: "Callable[[Webhooks], Awaitable[Result]]") -> Result:
    """Use the webhooks of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "Webhooks":
        from bot.services.webhook import Webhooks  # noqa: PLC0415

        return Webhooks(store, settings.webhook_keys, loopback=settings.webhook_loopback)

    return _with(made, use)


def with_report_plans(
    use: "Callable[[ReportPlans], Awaitable[Result]]", *, looking: bool = False
) -> Result:
    """Use the scheduled summaries of the configured database.

    Args:
        use: What is done.
        looking: Nothing is changed, so that it may be done beside the running bot.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", _: "Settings") -> "ReportPlans":
        from bot.services.report.plan import ReportPlans  # noqa: PLC0415

        return ReportPlans(store)

    return _with(made, use, looking=looking)


def with_watched_sources(use: "Callable[[WatchedSources], Awaitable[Result]]") -> Result:
    """Use the data sources of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "WatchedSources":
        from bot.services.drift.watched_source import WatchedSources  # noqa: PLC0415

        return WatchedSources(store, _declared(settings))

    return _with(made, use)


def with_renewals(use: "Callable[[Renewals], Awaitable[Result]]") -> Result:
    """Use the references of the data sources of the configured database.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "Renewals":
        from bot.app import create_directory  # noqa: PLC0415
        from bot.services.drift.renewal import Renewals  # noqa: PLC0415

        return Renewals(store, _declared(settings), create_directory(settings))

    return _with(made, use)


def with_changes(use: "Callable[[Changes], Awaitable[Result]]") -> Result:
    """Use the declarations of data of the configured database, to change them.

    Raises:
        RemitError: the database cannot be used, or the bot is running on its file.
    """

    def made(store: "Store", settings: "Settings") -> "Changes":
        from bot.app import create_directory  # noqa: PLC0415
        from bot.services.drift.change import Changes  # noqa: PLC0415

        return Changes(store, _declared(settings), create_directory(settings))

    return _with(made, use)


def with_reports(use: "Callable[[Reports], Awaitable[Result]]") -> Result:
    """Look at the summaries of the configured database; the bot may be running on it.

    Raises:
        RemitError: the database cannot be used.
    """

    def made(store: "Store", settings: "Settings") -> "Reports":
        from bot.app import draw_trend  # noqa: PLC0415
        from bot.evidence.result_files import ResultFiles  # noqa: PLC0415
        from bot.services.evaluation.again import CatchingUp  # noqa: PLC0415
        from bot.services.report.reports import Reports  # noqa: PLC0415

        again = CatchingUp(store, ResultFiles(settings.results_place).read)
        return Reports(store, draw_trend, foresee=again.foreseen)

    return _with(made, use, looking=True)


def _declared(settings: "Settings") -> "DeclaredReader":
    from bot.environment import all_variables  # noqa: PLC0415
    from bot.evidence.drift.declared import DeclaredReader  # noqa: PLC0415

    return DeclaredReader(settings.places_of_data, all_variables)


def _with(
    made: "Callable[[Store, Settings], Service]",
    use: "Callable[[Service], Awaitable[Result]]",
    *,
    looking: bool = False,
) -> Result:
    async def run() -> Result:
        async with _store(looking=looking) as (store, settings):
            return await use(made(store, settings))

    return finished(run())


@asynccontextmanager
async def opened() -> "AsyncIterator[tuple[Store, Workspace]]":
    from bot.app import create_directory  # noqa: PLC0415

    async with _store() as (store, settings):
        yield store, create_directory(settings)


@asynccontextmanager
async def _store(*, looking: bool = False) -> "AsyncIterator[tuple[Store, Settings]]":
    """The database, brought forward first; beside the running bot nobody but a look gets in."""
    from contextlib import ExitStack  # noqa: PLC0415

    from bot.app import SystemClock  # noqa: PLC0415
    from bot.cli.database import prepare, require_current  # noqa: PLC0415
    from bot.logs import lines_aside  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.store.lock import DatabaseInUseError, sole_use  # noqa: PLC0415
    from bot.store.store import Store  # noqa: PLC0415

    settings = Settings.load()
    with ExitStack() as held, lines_aside():
        try:
            held.enter_context(sole_use(settings.database_url))
        except DatabaseInUseError:
            if not looking:
                raise
            await require_current(settings.database_url)
        else:
            await prepare(settings.database_url)
        store = Store.at(settings.database_url, SystemClock())
        try:
            yield store, settings
        finally:
            await store.close()
