"""What `/openapi.json` says is what the API does: generated requests find no failure and no surprise."""

import asyncio
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import checks, openapi
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks as openapi_checks

from bot.domain.token.model import Scope
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, ASKER, Office
from tests.unit.http.office import OPERATOR, REFUND, Front

EXAMPLES, MANY = 6, 500
OPERATED = "/v1/operator/"
CHECKS = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
]
_numbers = itertools.count(1)


class Prober:
    """Sends what schemathesis makes up to an application in this process, on one loop."""

    def __init__(self, url: str) -> None:
        self.runner = asyncio.Runner()
        self.answers: dict[str, Counter[int]] = defaultdict(Counter)
        self.front, self.bearer, self.known = self.runner.run(self._ready(url))

    async def _ready(self, url: str) -> tuple[Front, str, list[str]]:
        store = Store.at(url, ToldClock())
        front = Front(await Office(store, f"TP{next(_numbers)}").ready())
        shown = await front.token(per_minute=100_000)
        async with front.client(shown) as client:
            ask = {"action": REFUND}
            ids = [(await client.post("/v1/escalations", json=ask)).json()["id"] for _ in range(3)]
        await front.office.approve(
            ANN, await front.office.escalations.get(ids[0], front.office.by(ANN))
        )
        await front.office.escalations.ask(ids[1], "Which?", front.office.by(ANN))
        return front, shown.secret, ids

    def close(self) -> None:
        self.runner.run(self.front.office.store.close())
        self.runner.close()

    def probe(self, app: FastAPI, case: Any, *, with_token: bool) -> None:  # noqa: ANN401
        """Send a case and hold the answer against the description."""
        if with_token:
            secret = OPERATOR if case.path.startswith(OPERATED) else self.bearer
            case.headers = {**(case.headers or {}), "Authorization": f"Bearer {secret}"}
        response = self.runner.run(self._sent(app, case))
        self.answers[case.path][response.status_code] += 1
        case.validate_response(schemathesis.Response.from_any(response), checks=CHECKS)

    async def _sent(self, app: FastAPI, case: Any) -> httpx.Response:  # noqa: ANN401
        given = case.as_transport_kwargs(base_url="http://remit.test")
        sent = {key: given[key] for key in ("method", "url", "headers", "params") if key in given}
        if "json" in given:
            sent["json"] = given["json"]
        elif given.get("data") is not None:
            sent["content"] = given["data"]
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(**sent)


@pytest.fixture(scope="module")
def prober(migrated_url: str) -> Iterator[Prober]:
    made = Prober(migrated_url)
    yield made
    made.close()


def probe_all(prober: Prober, app: FastAPI, examples: int = EXAMPLES) -> int:
    """Probe every operation; return how many there are."""
    schema = openapi.from_dict(app.openapi())
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    for operation in operations:
        _probing(prober, app, operation, examples)()
    return len(operations)


def _probing(prober: Prober, app: FastAPI, operation: Any, examples: int) -> Callable[[], None]:  # noqa: ANN401
    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(),
        known=st.sampled_from([*prober.known, ""]),
        person=st.sampled_from([ANN, ASKER, ""]),
    )
    def probing(case: Any, known: str, person: str) -> None:  # noqa: ANN401
        if known and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = known
        if person and case.path.startswith(OPERATED) and isinstance(case.body, dict):
            case.body |= {"team": prober.front.office.team, "person": person, "version": 1}
        case.query = {
            **(case.query or {}),
            **({"wait": "0"} if "wait" in (case.query or {}) else {}),
        }
        prober.probe(app, case, with_token=True)

    return probing


def test_made_up_requests_find_no_failure_and_no_status_that_is_not_described(
    prober: Prober,
) -> None:
    assert 9 <= probe_all(prober, prober.front.app)
    (operated,) = (found for path, found in prober.answers.items() if path.startswith(OPERATED))
    assert 401 not in operated, "the operator's secret was not shown"


@pytest.mark.faults
def test_five_hundred_made_up_requests_a_route_find_nothing_either(database_url: str) -> None:
    prober = Prober(database_url)
    routes = probe_all(prober, prober.front.app, MANY)
    (operated,) = (found for path, found in prober.answers.items() if path.startswith(OPERATED))
    assert {200, 409} <= set(operated) <= {200, 400, 403, 404, 409, 422}
    print(  # noqa: T201
        f"\nSchemathesis: {routes} routes, up to {MANY} requests each: nothing found; "
        f"the operator's answered {dict(operated)}"
    )
    prober.close()


def test_the_probes_would_find_a_failure_and_a_status_that_is_not_described(
    prober: Prober,
) -> None:
    broken, undescribed = FastAPI(), FastAPI()

    @broken.get("/numbers/{number}")
    async def inverse(number: int) -> float:
        return 1 / max(number, 0)

    @undescribed.get("/tea", status_code=200)
    async def tea() -> None:
        from fastapi import HTTPException  # noqa: PLC0415

        raise HTTPException(418)

    for app in (broken, undescribed):
        with pytest.raises((FailureGroup, BaseExceptionGroup)):
            probe_all(prober, app)


def test_without_a_token_every_route_but_health_refuses(prober: Prober) -> None:
    paths = prober.front.app.openapi()["paths"]

    async def asked(method: str, path: str) -> int:
        address = path.replace("{id}", prober.known[0]).replace("{name}", "scores")
        async with prober.front.client() as nobody:
            return (await nobody.request(method.upper(), address)).status_code

    found = {
        (method, path): prober.runner.run(asked(method, path))
        for path, operations in paths.items()
        for method in operations
        if not path.startswith("/health")
    }

    assert found
    assert {401} == set(found.values()), found


def test_every_route_lets_exactly_one_scope_through(prober: Prober) -> None:
    paths = prober.front.app.openapi()["paths"]
    routes = [
        (method, path.replace("{id}", prober.known[0]).replace("{name}", "scores"))
        for path, operations in paths.items()
        for method, operation in operations.items()
        if operation.get("security") == [{"token": []}]
    ]

    async def let_in() -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {route: set() for route in routes}
        for scope in Scope:
            async with prober.front.client(await prober.front.token(scope)) as client:
                for method, path in routes:
                    answer = await client.request(method.upper(), path)
                    if "token.missing-scope" not in answer.text:
                        found[method, path].add(scope.value)
        return found

    found = prober.runner.run(let_in())

    assert {1} == {len(scopes) for scopes in found.values()}, found


def test_every_route_says_that_it_takes_a_token_and_what_each_refusal_means(
    prober: Prober,
) -> None:
    document = prober.front.app.openapi()

    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if path.startswith("/health"):
                continue
            way_in = "signature" if path.endswith("/signed") else "token"
            way_in = "operator" if path.startswith("/v1/operator/") else way_in
            assert [{way_in: []}] == operation["security"], (method, path)
            assert {"401", "403", "422", "429", "503"} <= set(operation["responses"])
            assert operation["description"], (method, path)
            refused = operation["responses"]["401"]["content"]["application/json"]["schema"]
            assert "#/components/schemas/Problem" == refused["$ref"]
