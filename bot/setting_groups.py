"""The settings that belong together: how Slack is reached, and what a language model may do and cost."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from bot.setting_types import Secret, Text, with_slash

OPENAI_ADDRESS = "https://api.openai.com/v1"


class SlackSettings(BaseModel):
    """How Slack is reached."""

    slack_bot_token: Secret = Field(
        None,
        validation_alias="SLACK_BOT_TOKEN",
        description="Bot token of the Slack app; begins with xoxb-.",
    )
    slack_app_token: Secret = Field(
        None,
        validation_alias="SLACK_APP_TOKEN",
        description="App-level token with connections:write; begins with xapp-. Socket mode only.",
    )
    slack_signing_secret: Secret = Field(
        None,
        validation_alias="SLACK_SIGNING_SECRET",
        description="Signing secret of the Slack app. HTTP mode only.",
    )
    slack_api_url: Annotated[str, BeforeValidator(with_slash)] = Field(
        "https://slack.com/api/",
        validation_alias="SLACK_API_URL",
        description="Where Slack's Web API is; the playground and test workspaces have their own.",
    )


class ModelSettings(BaseModel):
    """Which language model there is, how long it may take and what it may cost."""

    openai_api_key: Secret = Field(
        None,
        validation_alias="OPENAI_API_KEY",
        description="Key of the language model; some local servers need none.",
    )
    openai_base_url: Text = Field(
        None,
        validation_alias="OPENAI_BASE_URL",
        description="Address of an OpenAI-compatible model; unset means OpenAI's own.",
    )
    openai_model: Text = Field(
        None,
        validation_alias="OPENAI_MODEL",
        description="The model's name there. Without it the offline guide works alone.",
    )
    model: Text = Field(
        None,
        validation_alias="REMIT_MODEL",
        description="provider:model for a model of another provider, such as "
        "anthropic:claude-sonnet-4-5; needs LangChain's package of that provider beside Remit, and "
        "the key variable it documents. Unset means OPENAI_MODEL.",
    )
    model_deadline_seconds: float = Field(
        90.0,
        validation_alias="REMIT_MODEL_DEADLINE_SECONDS",
        gt=0,
        le=3600,
        description="How long the language model may take for one draft, repairs included.",
    )
    model_calls: int = Field(
        16,
        validation_alias="REMIT_MODEL_CALLS",
        ge=1,
        le=256,
        description="How many calls of the language model may be under way at the same time.",
    )
    model_calls_per_draft: int = Field(
        12,
        validation_alias="REMIT_MODEL_CALLS_PER_DRAFT",
        ge=1,
        le=200,
        description="How often the language model may be asked for one draft, repairs included.",
    )
    model_tokens_per_draft: int = Field(
        60_000,
        validation_alias="REMIT_MODEL_TOKENS_PER_DRAFT",
        ge=1000,
        description="Tokens one draft may take of the language model, questions and answers.",
    )
    model_tokens_per_person: int = Field(
        400_000,
        validation_alias="REMIT_MODEL_TOKENS_PER_PERSON",
        ge=1,
        description="Tokens one person may spend on the language model in 24 hours.",
    )
    model_tokens_per_day: int = Field(
        1_000_000,
        validation_alias="REMIT_MODEL_TOKENS_PER_DAY",
        ge=1,
        description="Tokens a workspace may spend on the language model in 24 hours.",
    )
    summary_words_seconds: float = Field(
        0.0,
        validation_alias="REMIT_SUMMARY_WORDS_SECONDS",
        ge=0,
        le=300,
        description="How long the language model may take to word how a summary opens; what it cannot "
        "do in time, or words with anything the facts do not have, the templates say. 0: it is not "
        "asked.",
    )

    @property
    def has_model(self) -> bool:
        """Whether a language model is configured: where it is, and its name there."""
        return bool(self.model) or bool(
            (self.openai_api_key or self.openai_base_url) and self.openai_model
        )

    @property
    def model_address(self) -> str:
        """Where the language model is, if one is configured."""
        return self.openai_base_url or OPENAI_ADDRESS
