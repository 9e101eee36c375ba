"""A policy in words, with the versions before it, and the form to propose another one."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.policy.history import PolicyPage
from bot.domain.policy.model import Rule
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    bullets,
    context,
    input_block,
    line,
    modal_view,
    rich,
    text_input,
    words,
)
from bot.slack.text import Data
from bot.slack.views.desk_words import tell

INPUT, TEXT = "value", "policy"
_LONGEST = 2900  # what Slack lets a form hold
_MOST_RULES = 40
_LINE = 300


def policy_modal(page: PolicyPage, language: str, names: Mapping[str, str]) -> ModalView:
    """The rules from the top down, then the text to change; a long one is only told."""
    fits = len(page.text) <= _LONGEST
    lead = tell("policy_lead" if fits else "policy_long", language)
    blocks: list[Block] = [
        context(Data(lead.format(version=page.version, name=page.policy.name))),
        rich(bullets([[words(Data(_rule(one, language, names)), limit=_LINE)]
                      for one in page.policy.rules[:_MOST_RULES]], numbered=True)),
        rich(line(words(tell("policy_history", language), bold=True)),
             bullets([[words(Data(_version(page, number, when, names.get(by, by), language)), limit=_LINE)]
                      for number, when, by in page.versions])),
    ]  # fmt: skip
    if fits:
        text = {**text_input(INPUT, multiline=True), "initial_value": page.text}
        label = tell("policy_text", language)
        blocks.append(input_block(f"{TEXT}.{language}", label, text, optional=False))
    return modal_view(
        tell("policy_title", language),
        blocks,
        callback=Callback.POLICY_PROPOSED,
        metadata=Press(language, page.version).metadata(),
        submit=tell("policy_send", language) if fits else None,
        close=tell("close", language),
    )


def parse_policy_text(state: Mapping[str, Any]) -> str:
    """Read the text.

    Raises:
        InvalidInputError: there is none.
    """
    values = state.get("values", state)
    block = policy_block(state)
    text = str(((values.get(block) or {}).get(INPUT) or {}).get("value") or "")
    if not text.strip():
        raise InvalidInputError("", fields={block: tell("policy_same", block.rpartition(".")[2])})
    return text


def policy_block(state: Mapping[str, Any]) -> str:
    """In which field the text is; its name ends with the language of the form."""
    values = state.get("values", state)
    return next((each for each in values if each.split(".")[0] == TEXT), TEXT)


def _rule(rule: Rule, language: str, names: Mapping[str, str]) -> str:
    asks = [
        tell("policy_asks", language).format(
            need=one.need,
            people=", ".join(names.get(each.removeprefix("user:"), each) for each in one.of),
            mode=rule.mode.value,
        )
        for one in rule.ask
    ]
    who = " + ".join(asks) or tell("policy_alone", language).format(mode=rule.mode.value)
    return tell("policy_rule", language).format(rule=rule.id, who=who)


def _version(page: PolicyPage, number: int, when: str, by: str, language: str) -> str:
    told = tell("policy_version", language).format(version=number, when=f"{when}, {by}")
    return f"{told} ({tell('policy_counts', language)})" if number == page.version else told
