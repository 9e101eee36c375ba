"""`/v1/evaluations`: a file of results, as its tool wrote it, brought to a spec."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import parse_mapping
from bot.domain.token.model import Scope
from bot.http.access import Access, Caller
from bot.http.problem import problems
from bot.http.routes.evaluation_body import EvaluationView, shown
from bot.services.evaluation.results import Evaluations, Upload

LARGEST = 1 << 30  # bytes
_SPEC = "^spec_[0-9A-HJKMNP-TV-Z]{26}$"
_BODY = {
    "requestBody": {
        "required": True,
        "description": "The file, byte for byte; its form is found in its content.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _form() -> UnreadableFileError:
    return UnreadableFileError(
        "The file was sent as a form, and not by itself.",
        next_step="Send its bytes as the body: `curl --data-binary @results.json`, without -F.",
    )


def evaluation_routes(evaluations: Evaluations, access: Access) -> APIRouter:
    """Make the routes."""
    routes = access.router(
        prefix="/v1/evaluations", tags=["evaluations"], responses=problems(400, 413)
    )
    Writer = Annotated[Caller, Depends(access.needs(Scope.EVALUATIONS_WRITE))]  # noqa: N806

    @routes.post(
        "",
        status_code=201,
        responses=problems(404) | {200: {"description": "The same file was brought before."}},
        openapi_extra=_BODY,
        max_body_size=LARGEST,
    )
    async def bring_results(  # noqa: PLR0913, PLR0917  # what may be told about a file
        request: Request,
        response: Response,
        caller: Writer,
        spec: Annotated[str, Query(pattern=_SPEC, description="The spec it is about.")],
        format: Annotated[
            Format | None, Query(description="Its form, where its content shall not decide.")
        ] = None,
        expect: Annotated[
            int | None,
            Query(ge=1, le=10**9, description="How many cases of each check there should be."),
        ] = None,
        map: Annotated[
            str | None,
            Query(
                max_length=2000,
                description="Which column of a plain table holds what: case=id,passed=ok.",
            ),
        ] = None,
        name: Annotated[
            str, Query(max_length=200, description="What you call the file.")
        ] = "results",
    ) -> EvaluationView:
        """Bring a file of results. It is read, kept, judged, and answered in the spec's thread.

        The same file brought to the same spec again changes nothing, and says so with status 200.
        """
        if request.headers.get("content-type", "").startswith("multipart/"):
            raise _form()
        mapping = parse_mapping(map) if map else None
        with tempfile.TemporaryDirectory(prefix="remit-") as place:
            upload = Upload(Path(place) / "upload", name, format, mapping, expect)
            with await asyncio.to_thread(upload.path.open, "wb") as file:
                async for block in request.stream():
                    await asyncio.to_thread(file.write, block)
            brought = await evaluations.bring(upload, spec, caller.origin)
        response.status_code = 201 if brought.kept.runs else 200
        return shown(brought)

    return routes
