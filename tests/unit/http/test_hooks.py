"""Alerts of other programs become questions, once, as the map says; what they say stays data."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.services.hook import HooksFileError, load_hooks
from tests.unit.http.office import HOOK, SHARED, SIGNING, Front

ALERT: dict[str, Any] = {
    "id": "a-17",
    "name": "Faithfulness",
    "value": 0.71,
    "trace": {"id": "t-9"},
    "labels": ["prod"],
    "note": "",
}


async def test_an_alert_becomes_one_question_however_often_it_rings(
    front: Front, agent: httpx.AsyncClient
) -> None:
    first = await agent.post("/v1/hooks/scores", json=ALERT)
    again = await agent.post("/v1/hooks/scores", json={**ALERT, "value": 0.69})
    other = await agent.post("/v1/hooks/scores", json={**ALERT, "id": "a-18"})

    assert [201, 201, 201] == [one.status_code for one in (first, again, other)]
    request = first.json()["request"]
    assert ("trace:t-9", {"value": 0.71, "tags": ["prod"]}, "Faithfulness fell to 0.71. ") == (
        request["action"]["target"],
        request["action"]["parameters"],
        request["why"],
    )
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]


async def test_what_an_alert_says_stays_data_and_names_no_system(
    agent: httpx.AsyncClient,
) -> None:
    hostile = {**ALERT, "id": "a-19", "name": "{value} <!channel> {__class__}", "system": "remit"}

    answer = await agent.post("/v1/hooks/scores", json=hostile)

    request = answer.json()["request"]
    assert request["why"].startswith("{value} <!channel> {__class__} fell to 0.71.")
    assert "scores" == request["action"]["system"]


@pytest.mark.parametrize(
    ("alert", "code"),
    [
        ({}, "hook.unmapped"),
        ({**ALERT, "trace": "t-9"}, "hook.unmapped"),
        ({**ALERT, "labels": []}, "hook.unmapped"),
        ({**ALERT, "value": 2**60}, "hook.unmapped"),
        ([], "input.invalid"),
    ],
    ids=["empty", "other shape", "short list", "inexact", "list"],
)
async def test_an_alert_that_does_not_fit_is_refused_with_the_place(
    agent: httpx.AsyncClient, alert: object, code: str
) -> None:
    refused = await agent.post("/v1/hooks/scores", json=alert)

    assert (422, code) == (refused.status_code, refused.json()["error"])
    assert refused.json()["fields"]


async def test_a_hook_nobody_configured_or_a_token_for_others_is_refused(front: Front) -> None:
    async with front.client(await front.token(systems=("payroll",))) as payroll:
        absent = await payroll.post("/v1/hooks/absent", json=ALERT)
        foreign = await payroll.post("/v1/hooks/scores", json=ALERT)

    assert (404, "hook.not-found") == (absent.status_code, absent.json()["error"])
    assert (403, "token.other-system") == (foreign.status_code, foreign.json()["error"])


def test_maps_are_read_from_a_file_and_mistakes_are_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(yaml.safe_dump([HOOK.model_dump(mode="json")]), encoding="utf-8")
    bad.write_text("- {name: X, action: a}\n", encoding="utf-8")

    assert ({"scores": HOOK}, {}) == load_hooks(str(good))
    assert ({}, {}) == load_hooks(None)
    for file in (bad, tmp_path / "absent.yaml"):
        with pytest.raises(HooksFileError) as refused:
            load_hooks(str(file))
        assert refused.value.next_step


def test_the_hooks_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
    examples = [part.split("```")[0] for part in page.split("```yaml\n")[1:]]
    (tmp_path / "hooks.yaml").write_text("".join(examples), encoding="utf-8")
    (tmp_path / "ratings.secret").write_text(SIGNING, encoding="utf-8")
    (tmp_path / "refunds.secret").write_text(f"{SHARED}\nshared-with-the-next\n", encoding="utf-8")

    hooks, secrets = load_hooks(str(tmp_path / "hooks.yaml"))

    assert ["scores", "ratings", "refunds"] == list(hooks)
    assert {"ratings": 1, "refunds": 2} == {name: len(each) for name, each in secrets.items()}


@pytest.mark.parametrize("content", ["", "whsec_short", "whsec_no base64!", "short"])
def test_a_secret_that_could_be_guessed_is_none(tmp_path: Path, content: str) -> None:
    signed = {"secret_file": "s", "team": "T1"}
    hook = HOOK.model_dump(mode="json") | {"signed": signed}
    (tmp_path / "hooks.yaml").write_text(yaml.safe_dump([hook]), encoding="utf-8")
    (tmp_path / "s").write_text(content, encoding="utf-8")

    with pytest.raises(HooksFileError, match="holds no secret"):
        load_hooks(str(tmp_path / "hooks.yaml"))
