"""`remit demo`: a local workspace with the bot in it, to try by hand or to play a story in."""

import asyncio


def run_demo(*, headless: bool, port: int, open_browser: bool, weeks: bool = False) -> int:
    """Open the workspace until Ctrl-C, or play the story; return the exit code.

    Raises:
        ConflictError: the port is taken.
        UnavailableError: the bot does not stay alive.
    """
    if headless:
        from bot.demo.headless import play  # noqa: PLC0415  # only what is asked for

        return asyncio.run(play(port=port))
    from bot.demo.interactive import keep_open  # noqa: PLC0415

    return asyncio.run(keep_open(port=port, open_browser=open_browser, weeks=weeks))
