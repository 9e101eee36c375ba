"""Every bad configuration is found before the bot runs, and named with what to do."""

import copy
import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.cli.errors import exit_code
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.preflight import Finding, Level, preflight
from bot.setting_types import Mode
from bot.settings import Settings
from bot.store.engine import create_engine
from tests.databases import PostgresServer, SqliteFiles


@asynccontextmanager
async def workspace(manifest: dict[str, Any] | None = None) -> AsyncIterator[Playground]:
    playground = Playground(PlaygroundSettings(manifest=manifest or read_manifest()))
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with workspace() as playground:
        yield playground


@pytest.fixture
async def settings(playground: Playground, sqlite: SqliteFiles, tmp_path: Path) -> Settings:
    """Settings with which nothing is wrong."""
    return Settings.model_validate(
        {
            "slack_bot_token": "xoxb-playground",
            "slack_app_token": "xapp-playground",
            "slack_signing_secret": "playground-signing-secret",
            "slack_api_url": playground.api_url,
            "database_url": sqlite.migrated(tmp_path),
            "port": 0,
        }
    )


async def failures(settings: Settings) -> list[Finding]:
    return [finding for finding in await preflight(settings) if not finding.ok]


async def only_failure(settings: Settings) -> Finding:
    (finding,) = await failures(settings)
    return finding


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_good_configuration_has_no_failure(mode: Mode, settings: Settings) -> None:
    findings = await preflight(settings.changed(mode=mode))

    assert [] == [finding for finding in findings if not finding.ok]
    names = {finding.name for finding in findings if finding.level is Level.OK}
    assert {"slack", "scopes", "database", "results", "port", "language model"} <= names
    assert ("socket mode" in names) is (mode is Mode.SOCKET)


@pytest.mark.parametrize(
    ("changed", "variable", "advice"),
    [
        ({"slack_bot_token": None}, "SLACK_BOT_TOKEN is not set", "OAuth & Permissions"),
        ({"slack_bot_token": "xapp-1"}, "does not begin with xoxb-", "OAuth & Permissions"),
        ({"slack_bot_token": "xoxb-wrong"}, "SLACK_BOT_TOKEN (invalid_auth)", "copy it again"),
        ({"slack_app_token": None}, "SLACK_APP_TOKEN is not set", "connections:write"),
        ({"slack_app_token": "xoxb-1"}, "does not begin with xapp-", "connections:write"),
        ({"slack_app_token": "xapp-wrong"}, "SLACK_APP_TOKEN (invalid_auth)", "copy it again"),
        (
            {"mode": "http", "slack_signing_secret": None},
            "SLACK_SIGNING_SECRET is not set",
            "Basic Information",
        ),
        ({"mode": "http", "slack_signing_secret": "short"}, "too short", "Basic Information"),
        ({"host": "no.such.host.invalid"}, "REMIT_HOST", "127.0.0.1"),
        ({"database_url": "mysql://db/remit"}, "cannot be used", "postgresql://"),
        ({"database_url": "remit.db"}, "cannot be used", "sqlite:///"),
        ({"database_url": "sqlite://"}, "cannot be used", "sqlite:///"),
        ({"database_url": "sqlite:///:memory:"}, "cannot be used", "sqlite:///"),
        (
            {"openai_base_url": "not an address", "openai_model": "m"},
            "OPENAI_BASE_URL",
            "http://127.0.0.1:11434/v1",
        ),
    ],
)
async def test_each_wrong_setting_is_one_sentence_with_what_to_do(
    changed: dict[str, object], variable: str, advice: str, settings: Settings
) -> None:
    finding = await only_failure(settings.changed(**changed))

    assert variable in finding.sentence
    assert advice in finding.sentence
    assert 2 == exit_code(finding.kind)


async def test_each_missing_scope_is_named(settings: Settings) -> None:
    manifest = copy.deepcopy(read_manifest())
    manifest["oauth_config"]["scopes"]["bot"].remove("files:write")
    manifest["oauth_config"]["scopes"]["bot"].remove("channels:history")

    async with workspace(manifest) as playground:
        finding = await only_failure(settings.changed(slack_api_url=playground.api_url))

    assert "lacks channels:history, files:write" in finding.sentence
    assert "reinstall" in finding.sentence


async def test_a_slack_that_cannot_be_reached_is_told_as_such(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/api/"

    findings = await failures(settings.changed(slack_api_url=address))

    assert {8} == {exit_code(finding.kind) for finding in findings}
    assert all("cannot be reached" in finding.sentence for finding in findings)


async def test_something_that_is_not_slack_is_told_as_such(
    settings: Settings, playground: Playground
) -> None:
    findings = await failures(settings.changed(slack_api_url=f"{playground.url}/nowhere/"))

    assert all("not as Slack does" in finding.sentence for finding in findings)
    assert findings


async def test_a_folder_for_results_that_cannot_be_written_is_named(
    settings: Settings, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.touch()

    folder = str(in_the_way / "results")
    found = await preflight(settings.changed(results_folder=folder))

    (told,) = [one for one in found if one.name == "results"]
    assert told.level is Level.WARNING  # all else works
    assert str(in_the_way) in told.sentence
    assert "REMIT_RESULTS_FOLDER" in told.sentence


async def test_a_taken_port_is_named(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        finding = await only_failure(settings.changed(port=port))

    assert f"127.0.0.1:{port} is taken" in finding.sentence
    assert "REMIT_PORT" in finding.sentence
    assert 5 == exit_code(finding.kind)


@pytest.fixture
def other_process(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the database file."""
    script = (
        "import sys; from bot.store.lock import sole_use\n"
        "with sole_use(sys.argv[1]): print('mine', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, settings.database_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert "mine\n" == process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


async def test_a_second_process_on_one_file_is_refused_until_the_first_is_gone(
    settings: Settings, other_process: subprocess.Popen[str]
) -> None:
    finding = await only_failure(settings)
    other_process.kill()
    other_process.wait()

    assert "Another Remit process is using" in finding.sentence
    assert "PostgreSQL" in finding.sentence
    assert 5 == exit_code(finding.kind)
    assert [] == await failures(settings)


async def test_a_server_that_is_not_there_is_named_without_its_password(
    settings: Settings,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    url = f"postgresql://remit:hunter2@127.0.0.1:{port}/remit"
    finding = await only_failure(settings.changed(database_url=url))

    assert "The database at 127.0.0.1 cannot be reached" in finding.sentence
    assert "REMIT_DATABASE_URL" in finding.sentence
    assert "hunter2" not in finding.sentence
    assert 8 == exit_code(finding.kind)


async def test_a_postgresql_that_lets_remit_read_only_is_named(
    settings: Settings, postgres: PostgresServer
) -> None:
    with postgres.migrated() as url:
        engine = create_engine(url)
        async with engine.begin() as connection:
            name = engine.url.database
            await connection.exec_driver_sql(
                f"ALTER DATABASE {name} SET default_transaction_read_only = on"
            )
        await engine.dispose()
        finding = await only_failure(settings.changed(database_url=url))

    assert "read but not written" in finding.sentence


async def test_a_file_that_is_no_database_is_named(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Buy milk. " * 100)

    finding = await only_failure(settings.changed(database_url=f"sqlite:///{file}"))

    assert str(file) in finding.sentence
    assert "Buy milk. " * 100 == file.read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_without_write_access_is_named(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)

    finding = await only_failure(settings.changed(database_url=f"sqlite:///{folder}/remit.db"))

    assert str(folder) in finding.sentence
    assert "write access" in finding.sentence


async def test_a_folder_that_cannot_exist_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    url = f"sqlite:///{tmp_path / 'file' / 'remit.db'}"

    finding = await only_failure(settings.changed(database_url=url))

    assert "cannot be written to" in finding.sentence


async def test_a_database_of_a_newer_release_is_refused(settings: Settings) -> None:
    engine = create_engine(settings.database_url)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await engine.dispose()

    finding = await only_failure(settings)

    assert "newer Remit" in finding.sentence


async def test_a_first_start_makes_nothing_and_says_what_it_will_make(
    settings: Settings, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'fresh' / 'remit.db'}"

    findings = await preflight(settings.changed(database_url=url))

    assert any("will be created" in finding.sentence for finding in findings)
    assert not (tmp_path / "fresh" / "remit.db").exists()


async def test_looking_changes_nothing_in_the_database(settings: Settings) -> None:
    await preflight(settings)

    engine = create_engine(settings.database_url)
    async with engine.connect() as connection:
        heads = await connection.exec_driver_sql("SELECT count(*) FROM audit_heads")
        assert 0 == heads.scalar_one()
    await engine.dispose()


async def test_work_that_was_set_aside_is_a_warning_with_its_numbers(settings: Settings) -> None:
    assert "set aside" not in {finding.name for finding in await preflight(settings)}
    engine = create_engine(settings.database_url)
    async with engine.begin() as connection:
        for number, state in enumerate(("dead", "dead", "done")):
            await connection.exec_driver_sql(
                "INSERT INTO inbox (key, kind, team, order_key, payload, created_at, state,"
                " available_at, attempts) VALUES (?, 'k', 'T', 'o', '{}', '2026-11-23 09:00:00',"
                " ?, '2026-11-23 09:00:00', 1)",
                (f"row{number}", state),
            )
    await engine.dispose()

    findings = await preflight(settings)

    (finding,) = [one for one in findings if one.name == "set aside"]
    assert (Level.WARNING, True) == (finding.level, "2 in inbox" in finding.sentence)
    assert all(one.ok for one in findings)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"openai_api_key": "k"}, "OPENAI_MODEL"),
        ({"openai_model": "m"}, "OPENAI_API_KEY or OPENAI_BASE_URL"),
    ],
)
async def test_half_a_model_is_a_warning_and_stops_nothing(
    changed: dict[str, str], words: str, settings: Settings
) -> None:
    findings = await preflight(settings.changed(**changed))

    (finding,) = [one for one in findings if one.name == "language model"]
    assert (Level.WARNING, True) == (finding.level, words in finding.sentence)
    assert all(one.ok for one in findings)


async def test_where_the_text_goes_is_said(settings: Settings) -> None:
    findings = await preflight(
        settings.changed(openai_base_url="http://models.example:99/v1", openai_model="small")
    )

    assert any("small at models.example" in finding.sentence for finding in findings)


async def test_tracing_switched_on_elsewhere_is_a_warning(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")

    findings = await preflight(settings.changed(openai_api_key="k", openai_model="m"))

    (finding,) = [one for one in findings if one.name == "tracing"]
    assert (Level.WARNING, True) == (finding.level, "LANGSMITH_TRACING" in finding.sentence)
