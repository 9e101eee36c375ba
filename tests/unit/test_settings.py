"""What the environment may say, what it may not, and what stays secret."""

from pathlib import Path

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.oversight.limit import Limits, Money
from bot.environment import tracing_variables
from bot.setting_types import Mode
from bot.settings import Settings, variables


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of ours is set, and no `.env` is near."""
    for variable in variables():
        monkeypatch.delenv(variable.name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_variable_reaches_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "signed",
        "SLACK_API_URL": "http://127.0.0.1:9/api",
        "OPENAI_API_KEY": "key",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "OPENAI_MODEL": "small",
        "REMIT_MODEL": "ollama:llama3",
        "REMIT_DATABASE_URL": "sqlite:///here.db",
        "REMIT_MODE": "HTTP",
        "REMIT_HOST": "0.0.0.0",  # noqa: S104  # a value, nothing listens
        "REMIT_PORT": "9000",
        "REMIT_LOG_LEVEL": "Debug",
        "REMIT_LOG_FORMAT": "json",
        "REMIT_WORKERS": "2",
        "REMIT_SMALL_SUM": "500 EUR",
        "REMIT_LARGE_SUM": "10000.5 EUR",
        "REMIT_MANY_RECORDS": "50",
        "REMIT_MODEL_DEADLINE_SECONDS": "5.5",
        "REMIT_MODEL_TOKENS_PER_DAY": "10",
        "REMIT_MODEL_TOKENS_PER_PERSON": "9",
        "REMIT_MODEL_TOKENS_PER_DRAFT": "2000",
        "REMIT_MODEL_CALLS_PER_DRAFT": "8",
        "REMIT_MODEL_CALLS": "7",
        "REMIT_OPERATOR_TOKEN": "operator",
        "REMIT_HOOKS_FILE": "hooks.yaml",
        "REMIT_WEBHOOK_KEY": "n" * 32 + "," + "o" * 32,
        "REMIT_WEBHOOK_LOOPBACK": "true",
        "REMIT_OPERATIONS_CHANNEL": "C0OPERATIONS",
        "REMIT_AUDIT_FILE": "/var/log/anchors",
        "REMIT_AUDIT_KEY": "anchor",
        "REMIT_ADDRESS": "http://127.0.0.1:8080",
        "REMIT_TOKEN": "remit_tok_1",
        "REMIT_RESULTS_FOLDER": "results",
        "REMIT_DATA_PLACES": "data, s3://shop",
        "REMIT_SETTLE_SECONDS": "0.5",
        "REMIT_SUMMARY_WORDS_SECONDS": "20",
    }
    assert set(values) == {variable.name for variable in variables()}
    for name, value in values.items():
        monkeypatch.setenv(name, value)

    settings = Settings.load()

    secrets = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    assert ["xoxb-1", "xapp-1", "signed"] == [one.get_secret_value() for one in secrets if one]
    assert settings.openai_api_key
    assert "key" == settings.openai_api_key.get_secret_value()
    assert "http://127.0.0.1:9/api/" == settings.slack_api_url
    assert ("http://127.0.0.1:9/v1", "small") == (settings.model_address, settings.openai_model)
    assert ("sqlite:///here.db", Mode.HTTP) == (settings.database_url, settings.mode)
    assert ("0.0.0.0", 9000) == (settings.host, settings.port)  # noqa: S104
    assert ("debug", "json") == (settings.log_level, settings.log_format)
    assert (2, 5.5, 10, 0.5) == (
        settings.workers,
        settings.model_deadline_seconds,
        settings.model_tokens_per_day,
        settings.settle_seconds,
    )
    assert (("n" * 32, "o" * 32), True) == (settings.webhook_keys, settings.webhook_loopback)
    assert "ollama:llama3" == settings.model
    assert Limits(
        small_sum=Money(amount=500, currency="EUR"),
        large_sum=Money(amount=10000.5, currency="EUR"),
        many_records=50,
    ) == (settings.limits)
    assert (9, 2000, 8, 7) == (
        settings.model_tokens_per_person,
        settings.model_tokens_per_draft,
        settings.model_calls_per_draft,
        settings.model_calls,
    )


def test_names_of_fields_are_no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Platforms set PORT and HOST for purposes of their own."""
    monkeypatch.setenv("PORT", "1")
    monkeypatch.setenv("HOST", "elsewhere")
    monkeypatch.setenv("MODE", "http")

    settings = Settings.load()

    assert (8080, "127.0.0.1", Mode.SOCKET) == (settings.port, settings.host, settings.mode)


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("REMIT_PORT=1111\nREMIT_WORKERS=7\nSOMEBODY_ELSES=1\n")
    monkeypatch.setenv("REMIT_PORT", "2222")

    settings = Settings.load()

    assert (2222, 7) == (settings.port, settings.workers)


def test_copied_secrets_lose_the_space_around_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-1\n")
    monkeypatch.setenv("OPENAI_API_KEY", "   ")

    settings = Settings.load()

    assert settings.slack_bot_token
    assert "xoxb-1" == settings.slack_bot_token.get_secret_value()
    assert settings.openai_api_key is None


def test_an_empty_variable_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_PORT", "")

    assert 8080 == Settings.load().port


def test_unusable_values_are_all_named_and_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_PORT", "eighty-eighty")
    monkeypatch.setenv("REMIT_MODE", "carrier-pigeon")

    with pytest.raises(InvalidInputError) as refused:
        Settings.load()

    assert {"REMIT_PORT", "REMIT_MODE"} == set(refused.value.fields)
    assert "REMIT_PORT" in refused.value.sentence
    assert "pigeon" not in refused.value.sentence
    assert ".env.example" in refused.value.next_step


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, False),
        ({"OPENAI_API_KEY": "k"}, False),
        ({"OPENAI_MODEL": "m"}, False),
        ({"OPENAI_API_KEY": "k", "OPENAI_MODEL": "m"}, True),
        ({"OPENAI_BASE_URL": "http://127.0.0.1/v1", "OPENAI_MODEL": "m"}, True),
    ],
)
def test_a_model_needs_a_place_and_a_name(
    *, given: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    assert expected is Settings.load().has_model


def test_no_secret_is_printed() -> None:
    settings = Settings.model_validate(
        {
            "slack_bot_token": "xoxb-hidden",
            "slack_app_token": "xapp-hidden",
            "slack_signing_secret": "hidden",
            "openai_api_key": "sk-hidden",
            "database_url": "postgresql://me:hidden@db/remit",
        }
    )

    assert "hidden" not in repr(settings)
    assert "hidden" not in str(settings)


def test_changed_settings_are_checked_again() -> None:
    settings = Settings(workers=3)

    assert (9000, 3) == (settings.changed(port=9000).port, settings.changed(port=9000).workers)
    with pytest.raises(InvalidInputError, match="REMIT_PORT"):
        settings.changed(port=70000)


def test_the_default_database_is_a_file_of_the_users_own() -> None:
    assert Settings().database_url.startswith("sqlite:////")
    assert Settings().database_url.endswith("remit.db")


def test_tracing_somebody_switched_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "false")

    assert ("LANGSMITH_TRACING",) == tracing_variables()


def test_a_sum_is_an_amount_with_its_currency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_SMALL_SUM", "500 eur")
    monkeypatch.setenv("REMIT_MANY_RECORDS", "50")

    limits = Settings.load().limits

    assert limits.small_sum == Money(amount=500, currency="EUR")
    assert (limits.large_sum, limits.many_records) == (None, 50)
    for unusable in ("500", "EUR 500", "a lot EUR", "500 XYZ"):
        monkeypatch.setenv("REMIT_SMALL_SUM", unusable)
        with pytest.raises(InvalidInputError) as refusal:
            Settings.load()
        assert "REMIT_SMALL_SUM" in refusal.value.fields
