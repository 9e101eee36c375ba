"""The policy in words: its rules with what can be done about each, the draft, and the versions before."""

from collections.abc import Mapping

from bot.domain.policy.history import PolicyPage
from bot.domain.policy.model import Rule
from bot.domain.policy.rule_fields import fields_of
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    Element,
    ModalView,
    actions,
    asking_first,
    bullets,
    button,
    context,
    divider,
    header,
    line,
    modal_view,
    option,
    overflow,
    rich,
    section,
    words,
)
from bot.slack.text import Data, markup
from bot.slack.views.policy.words import policy_word

_MOST_RULES = 40
_LINE = 300
_MOST_MISTAKES = 5


def policy_modal(page: PolicyPage, language: str, names: Mapping[str, str]) -> ModalView:
    """The rules from the top down, each with its menu; then what can be done, and the versions."""
    lead = policy_word("lead_draft" if page.drafted else "lead", language)
    blocks: list[Block] = [context(Data(lead.format(version=page.version, name=page.policy.name)))]
    if page.mistakes:
        rows = [[words(Data(one), limit=_LINE)] for one in page.mistakes[:_MOST_MISTAKES]]
        told = line(words(policy_word("broken", language), bold=True))
        blocks.append(rich(told, bullets(rows)))
    blocks.append(actions(*_buttons(page, language)))
    rules = page.policy.rules
    blocks += [_rule(number, one, page, language, names)
               for number, one in enumerate(rules[:_MOST_RULES], start=1)]  # fmt: skip
    if left := len(rules) - _MOST_RULES:
        blocks += [context(policy_word("more_rules", language).format(count=left))] * (left > 0)
    blocks += [divider(), header(policy_word("versions", language))]
    blocks += [_version(page, version, language, names) for version in page.versions]
    return modal_view(
        policy_word("title", language),
        blocks,
        callback=Callback.POLICY,
        metadata=Press(language, page.version).metadata(),
        close=policy_word("close", language),
    )


def named(source: str, names: Mapping[str, str]) -> str:
    """What a person is called; groups, channels and roles by what they are."""
    user = source.removeprefix("user:")
    return names.get(user, user)


def _buttons(page: PolicyPage, language: str) -> list[Element]:
    press = Press(language, page.version).encode()

    def entry(key: str, action: Action) -> Element:
        return button(policy_word(key, language), action.at(), press)

    found = [
        entry("add", Action.POLICY_ADD),
        entry("text", Action.POLICY_EDIT),
        entry("try", Action.POLICY_TRY),
    ]
    if not page.drafted:
        return found
    if not page.mistakes:
        review = policy_word("review", language)
        found.insert(0, button(review, Action.POLICY_REVIEW.at(), press, style="primary"))
    sure, told, keep = (policy_word(f"discard_{one}", language) for one in ("sure", "told", "no"))
    away = entry("discard", Action.POLICY_DISCARD)
    return [*found, asking_first(away, sure, told, keep)]


def _rule(
    number: int, rule: Rule, page: PolicyPage, language: str, names: Mapping[str, str]
) -> Block:
    asks = [
        policy_word("asks", language).format(
            need=one.need,
            people=", ".join(named(each, names) for each in one.of),
            mode=rule.mode.value,
        )
        for one in rule.ask
    ]
    who = " + ".join(asks) or policy_word("alone", language).format(mode=rule.mode.value)
    told = policy_word("rule", language).format(rule=rule.id, who=who)
    press = Press(rule.id, page.version)
    entries = [
        option(policy_word(one, language), press.asking(one).encode())
        for one in ("change", "above", "remove")
    ]
    text = markup(
        "*{number}. {told}*\n{which}",
        number=Data(str(number)),
        told=Data(told),
        which=Data(_which(rule, language)),
        limit=_LINE,
    )
    return section(text, accessory=overflow(Action.POLICY_RULE.at(number), entries))


def _which(rule: Rule, language: str) -> str:
    """For which requests, in the words of the form."""
    fields = fields_of(rule)
    limits = (fields.action, fields.system, fields.row, fields.tags, fields.money)
    sure = f"{policy_word('confidence', language)}: {fields.confidence}"
    told = [*filter(None, limits), *([sure] if fields.confidence else [])]
    return " · ".join(told) or policy_word("everything", language)


def _version(
    page: PolicyPage, one: tuple[int, str, str], language: str, names: Mapping[str, str]
) -> Block:
    number, when, by = one
    told = policy_word("version", language).format(
        version=number, when=when, who=names.get(by, by.removeprefix("operator:"))
    )
    if number == page.version:
        told = f"{told} ({policy_word('counts', language)})"
        return section(markup("{told}", told=Data(told), limit=_LINE))
    press = Press(str(number), page.version)
    entries = [
        option(policy_word(each, language), press.asking(each).encode())
        for each in ("compare", "restore")
    ]
    text = markup("{told}", told=Data(told), limit=_LINE)
    return section(text, accessory=overflow(Action.POLICY_VERSION.at(number), entries))
