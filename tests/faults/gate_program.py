"""The provider of the Agent Approval Protocol alone, which can end in the middle of an answer."""

import asyncio
import os

import uvicorn
from fastapi import FastAPI
from starlette.types import Scope

from bot.http.aap.app import PATH, create_aap_app
from bot.store.store import Store
from tests.contract.services.town import Office
from tests.faults.outbox_program import HostClock
from tests.lossy import Lossy, kill_this_process
from tests.unit.http.office import Front


def main() -> None:
    asyncio.run(_serve())


async def _serve() -> None:
    store = Store.at(os.environ["REMIT_DATABASE_URL"], HostClock())
    app = FastAPI()
    app.mount(PATH, create_aap_app(Front(Office(store)).api))
    fatal = os.environ["FATAL"]

    def loses(scope: Scope) -> bool:
        return bool(fatal) and scope["method"] == "POST" and scope["path"].endswith(fatal)

    line = Lossy(app, loses, cut=kill_this_process, fresh_keys=bool(os.environ["FORGETFUL"]))
    port = int(os.environ["PORT"])
    config = uvicorn.Config(line, host="127.0.0.1", port=port, log_config=None, lifespan="off")
    await uvicorn.Server(config).serve()
