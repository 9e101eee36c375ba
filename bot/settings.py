"""Every environment variable, typed, once: read from the environment or a `.env` file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import InvalidInputError
from bot.domain.oversight.limit import Limits
from bot.setting_groups import ModelSettings, SlackSettings
from bot.setting_types import Keys, LogFormat, LogLevel, Mode, Secret, Sum, Text, lower


def default_database_url() -> str:
    """Name a SQLite file in the user's own data directory."""
    return f"sqlite:///{user_data_path('remit') / 'remit.db'}"


class Settings(ModelSettings, SlackSettings):
    """What the bot is started with. Made by name in code, or by `load` from the environment."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=False
    )

    database_url: str = Field(
        default_factory=default_database_url,
        validation_alias="REMIT_DATABASE_URL",
        description="sqlite:///path or postgresql://user:password@host/name. "
        "Unset means a SQLite file in your data directory.",
        repr=False,
    )
    results_folder: Text = Field(
        None,
        validation_alias="REMIT_RESULTS_FOLDER",
        description="Where files of evaluation results are kept, by their content. Unset means a "
        "folder in your data directory.",
    )
    data_places: Text = Field(
        None,
        validation_alias="REMIT_DATA_PLACES",
        description="Where data of systems may be read that people declare: folders, addresses such "
        "as s3://bucket/prefix, and table://VARIABLE for the database whose address VARIABLE holds; "
        "separated by commas. Unset, nowhere.",
    )
    mode: Annotated[Mode, BeforeValidator(lower)] = Field(
        Mode.SOCKET,
        validation_alias="REMIT_MODE",
        description="socket: the bot calls Slack. http: Slack calls the bot.",
    )
    host: str = Field(
        "127.0.0.1",
        validation_alias="REMIT_HOST",
        description="Address to listen on for health checks, and for Slack in HTTP mode.",
    )
    port: int = Field(
        8080,
        validation_alias="REMIT_PORT",
        ge=0,
        le=65535,
        description="Port to listen on; 0 takes any free one.",
    )
    address: Text = Field(
        None,
        validation_alias="REMIT_ADDRESS",
        description="Address of a running Remit, for programs and commands that talk to one.",
    )
    token: Secret = Field(
        None,
        validation_alias="REMIT_TOKEN",
        description="Token to be let in there with, made by `remit token create`.",
    )
    log_level: Annotated[LogLevel, BeforeValidator(lower)] = Field(
        LogLevel.INFO,
        validation_alias="REMIT_LOG_LEVEL",
        description="debug, info, warning or error.",
    )
    log_format: Annotated[LogFormat, BeforeValidator(lower)] = Field(
        LogFormat.AUTO,
        validation_alias="REMIT_LOG_FORMAT",
        description="auto, json or console; auto is console on a terminal and JSON elsewhere.",
    )
    workers: int = Field(
        4,
        validation_alias="REMIT_WORKERS",
        ge=1,
        le=64,
        description="How many conversations are worked on at the same time.",
    )
    small_sum: Sum = Field(
        None,
        validation_alias="REMIT_SMALL_SUM",
        description="Up to here a sum is small, such as 500 EUR. Unset means that no sum is: actions "
        "that move money then need two people.",
    )
    large_sum: Sum = Field(
        None,
        validation_alias="REMIT_LARGE_SUM",
        description="Up to here a sum is large, such as 10000 EUR; beyond it, or unset, it is beyond "
        "every limit.",
    )
    many_records: int | None = Field(
        None,
        validation_alias="REMIT_MANY_RECORDS",
        ge=1,
        description="More people or records than this in one action are many; unset means two are.",
    )
    operator_token: Secret = Field(
        None,
        validation_alias="REMIT_OPERATOR_TOKEN",
        description="What an operator types to decide from the command line; unset, nobody can.",
    )
    hooks_file: Text = Field(
        None,
        validation_alias="REMIT_HOOKS_FILE",
        description="YAML file that says how alerts of other programs become questions to people; "
        "docs/api.md has one.",
    )
    webhook_key: Keys = Field(
        None,
        validation_alias="REMIT_WEBHOOK_KEY",
        description="The secrets of webhooks are worked out from it: 32 characters or more, such as "
        "`openssl rand -hex 32` prints. While it is changed: the new one, a comma, the old one. "
        "Unset, no webhook is sent.",
    )
    webhook_loopback: bool = Field(
        False,  # noqa: FBT003 - a default
        validation_alias="REMIT_WEBHOOK_LOOPBACK",
        description="Let webhooks go to this machine, also without TLS. For development only.",
    )
    operations_channel: Text = Field(
        None,
        validation_alias="REMIT_OPERATIONS_CHANNEL",
        description="Channel (C0123456789) of whoever runs Remit: alarms go there, and every day how "
        "far the audit chain is. Unset, both are only in the log.",
    )
    audit_file: Text = Field(
        None,
        validation_alias="REMIT_AUDIT_FILE",
        description="File to which every day how far the audit chain is is added; best on another "
        "machine or a volume that can only be added to.",
    )
    audit_key: Secret = Field(
        None,
        validation_alias="REMIT_AUDIT_KEY",
        description="Key the lines of REMIT_AUDIT_FILE are signed with; `remit audit verify` needs it "
        "too.",
    )
    settle_seconds: float = Field(
        12.0,
        validation_alias="REMIT_SETTLE_SECONDS",
        ge=0,
        le=600,
        description="How long to wait before looking whether a message with an unknown outcome "
        "arrived.",
    )

    @property
    def results_place(self) -> Path:
        """The folder in which files of results are kept."""
        named = self.results_folder
        return Path(named) if named else user_data_path("remit") / "results"

    @property
    def places_of_data(self) -> tuple[str, ...]:
        """Where declared data may be read."""
        return tuple(part.strip() for part in (self.data_places or "").split(",") if part.strip())

    @property
    def webhook_keys(self) -> tuple[str, ...]:
        """The keys that webhooks are signed by; the first makes secrets."""
        told = self.webhook_key.get_secret_value() if self.webhook_key else ""
        return tuple(part.strip() for part in told.split(",") if part.strip())

    @property
    def limits(self) -> Limits:
        """What the workspace calls a small sum, a large one, and many."""
        return Limits(
            small_sum=self.small_sum, large_sum=self.large_sum, many_records=self.many_records
        )

    @classmethod
    def load(cls, env_file: Path | str | None = ".env") -> "Settings":
        """Read the environment, then `.env` for what it leaves out.

        Raises:
            InvalidInputError: A variable has a value that cannot be used; `fields` names each.
        """
        try:
            found = _Environment(_env_file=env_file)
        except ValidationError as error:
            raise _refused(error) from None
        except UnicodeDecodeError:
            raise InvalidInputError(
                f"The file {env_file} is not UTF-8 text.", next_step="Save it as UTF-8."
            ) from None
        return cls(**{name: getattr(found, name) for name in found.model_fields_set})

    def changed(self, **values: object) -> Self:
        """Return these settings with some values replaced, checked again.

        Raises:
            InvalidInputError: A value cannot be used.
        """
        known = {name: getattr(self, name) for name in self.model_fields_set}
        try:
            return self.model_validate({**known, **values})
        except ValidationError as error:
            raise _refused(error) from None


class _Environment(BaseSettings, Settings):
    """Reads the variables; kept apart because a `BaseSettings` filled by name also reads `PORT`."""

    model_config = SettingsConfigDict(
        validate_by_name=False,
        validate_by_alias=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file_encoding="utf-8",
        hide_input_in_errors=True,
    )


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable, for the documentation."""

    name: str
    description: str
    default: str  # empty when unset


def variables() -> Iterator[Variable]:
    """List every variable in the order of `Settings`."""
    for field in Settings.model_fields.values():
        default = field.default if field.default_factory is None else None
        yield Variable(
            str(field.validation_alias),
            field.description or "",
            "" if default is None else str(default),
        )


def variable_of(field: str) -> str:
    """Name the environment variable of a field."""
    return str(Settings.model_fields[field].validation_alias)


def _refused(error: ValidationError) -> InvalidInputError:
    fields = {}
    for finding in error.errors(include_url=False, include_input=False, include_context=False):
        name = str(finding["loc"][0]) if finding["loc"] else "settings"
        known = name in Settings.model_fields
        fields[variable_of(name) if known else name] = str(finding["msg"])
    told = "; ".join(f"{name}: {sentence}" for name, sentence in fields.items())
    return InvalidInputError(
        f"These settings cannot be used: {told}.",
        next_step="Correct them in the environment or in .env; .env.example explains each.",
        fields=fields,
    )
