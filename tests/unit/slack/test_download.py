"""What Slack says of a file that cannot be had is told for what it is."""

from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import RemitError
from bot.domain.evaluation.errors import FileGoneError
from bot.slack.download import Downloads, FileForbiddenError


class Refusing(AsyncWebClient):
    """A workspace that hands out no file."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    async def files_info(self, **_told: Any) -> Any:  # noqa: ANN401  # as Slack's client has it
        answer = {"ok": False, "error": self.code}
        raise SlackApiError("refused", answer)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("file_deleted", FileGoneError),
        ("file_not_found", FileGoneError),
        ("missing_scope", FileForbiddenError),
        ("access_denied", FileForbiddenError),
    ],
)
async def test_a_deleted_file_is_told_from_one_we_may_not_see(
    code: str, kind: type[RemitError], tmp_path: Path
) -> None:
    with pytest.raises(kind) as refused:
        await Downloads(Refusing(code)).fetch({"id": "F1"}, tmp_path / "file")

    assert refused.value.next_step
