"""`remit mcp`: the tools for assistants over stdin and stdout."""

import asyncio

from bot.settings import Settings


def run_mcp(*, team: str | None) -> None:
    """Pass on to a running Remit, or open the database where none is running.

    Raises:
        RemitError: it cannot be reached, or the database cannot be used.
    """
    settings = Settings.load()
    if settings.address:
        from bot.mcp.stdio import pass_on  # noqa: PLC0415

        token = settings.token.get_secret_value() if settings.token else ""
        asyncio.run(pass_on(settings.address, token))
        return
    asyncio.run(_serve_database(team))


async def _serve_database(team: str | None) -> None:
    from bot.cli.deciding import opened  # noqa: PLC0415
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.token.model import Scope, Token  # noqa: PLC0415
    from bot.mcp.stdio import serve_database  # noqa: PLC0415
    from bot.services.assistant import Assistants  # noqa: PLC0415
    from bot.services.escalation.escalations import Escalations  # noqa: PLC0415
    from bot.services.escalation.program import Programs  # noqa: PLC0415

    if not team:
        raise InvalidInputError(
            "Whose specs and questions?",
            next_step="Set REMIT_ADDRESS and REMIT_TOKEN of a running Remit, or give --team.",
        )
    async with opened() as (store, directory):
        async with store.reading() as tx:
            now = tx.now
        scopes = frozenset({Scope.SPECS_READ, Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE})
        local = Token(
            id="local", team=team, name="assistant", scopes=scopes, created_by="operator",
            created_at=now, channels=("*",),  # whoever opens the database can read it without us
        )  # fmt: skip
        programs = Programs(store, Escalations(store, directory))
        await serve_database(Assistants(store, programs, directory), local)
