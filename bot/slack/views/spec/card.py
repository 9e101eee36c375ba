"""The card of a spec draft: what it is for, when it is accepted, who decides, and what is open."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.domain.lint.model import LintResult
from bot.domain.oversight.loosening import Loosening
from bot.domain.provenance import value_text
from bot.domain.spec.model import AISpec, OversightRow, Refusal, Risk, SpecStatus
from bot.domain.spec.section import RiskSource
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    Piece,
    actions,
    button,
    context,
    divider,
    emoji,
    header,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, joined, linked, markup
from bot.slack.views.framing.evidence import shown_value
from bot.slack.views.framing.part import kind_sentence
from bot.slack.views.framing.remark import touched
from bot.slack.views.group import EXPORT, group, more, one_line
from bot.slack.views.spec.buttons import compare_button, retire_button, spec_buttons
from bot.slack.views.spec.check import counted
from bot.slack.views.spec.criteria import MOST_CRITERIA, PASSAGE, accepted, ranked, value_pieces
from bot.slack.views.spec.loosening import can_be_looser, loosened_mark
from bot.slack.views.spec.loosening_words import loosening_word
from bot.slack.views.spec.open_items import counted_items, open_items, ready_line, spoken_open
from bot.slack.views.spec.words import colon, spec_word
from bot.slack.views.word import flag_name, oversight, spec_status_word, word

MOST_ROWS = 4
MOST_RISKS = 3
_CHOICE_PATHS = {"may_do": "decision.automation_level"}


def spec_card(  # noqa: PLR0913 - everything one card shows
    version: SpecVersion,
    names: Mapping[str, str] = MappingProxyType({}),
    *,
    goal: str | None = None,
    readiness: SpecReadiness | None = None,
    lint: LintResult | None = None,
    wishes: Sequence[Loosening] = (),
    signed: int | None = None,
) -> MessageView:
    """A spec draft in one screen; the export has the rest.

    Args:
        version: What to show.
        names: Names by user id.
        goal: Where the goal's message is.
        readiness: How far it is, where that is known.
        lint: What is not testable in it.
        wishes: For less oversight, whatever became of them.
        signed: The version that was signed last.
    """
    spec = version.spec
    ended = spec.status is SpecStatus.RETIRED  # nothing in it is asked for any more
    counts = counted(lint, spec.language) if lint and not ended else ""
    refusals = [refusal for refusal in spec.refusals if refusal.asked_for]
    kind = kind_sentence(spec.is_ml, spec.kind, spec.not_ml_subkind, spec.language)
    blocks: list[Block] = [
        header(Data(spec.title)),
        context(_standing(version)),
        *([context(spec_word("retired", spec.language))] if ended else []),
        *([] if ended else ready_line(readiness, spec.language)),
        rich(line(emoji("mag"), words(f" {kind}"))),
        *group("dart", word("purpose", spec.language), _purpose(spec)),
        *accepted(spec),
        *group(
            "raised_hand",
            word("oversight", spec.language),
            [_oversight(row, wishes, names, spec.language) for row in spec.oversight[:MOST_ROWS]],
            more(len(spec.oversight) - MOST_ROWS, EXPORT, spec.language),
        ),
        *group(
            "no_entry_sign",
            word("refusals", spec.language),
            [_refusal(one) for one in refusals[:MOST_ROWS]],
            more(len(refusals) - MOST_ROWS, EXPORT, spec.language),
        ),
        *_risks(spec),
        *([] if ended else open_items(spec, names)),
        divider(),
        *([context(counts)] if counts else []),
        spec_buttons(version),
        *_beside(version, wishes, signed),
        context(_footer(version, goal)),
    ]
    return message_view(_spoken(version, names), blocks)


def _standing(version: SpecVersion) -> str:
    spec = version.spec
    drafted = spec.status is SpecStatus.DRAFT  # which the name says
    open_count = counted_items(len(spec.open_items), "open", spec.language)
    parts = [
        _name(spec),
        *([] if drafted else [spec_status_word(spec.status, spec.language)]),
        counted_items(len(spec.acceptance), "criteria", spec.language),
        *([] if spec.status is SpecStatus.RETIRED else [open_count]),
    ]
    return " · ".join(parts)


def _name(spec: AISpec) -> str:
    """A draft only as long as it is one."""
    drafted = spec.status is SpecStatus.DRAFT
    return word("spec", spec.language) if drafted else spec_word("spec", spec.language)


def _purpose(spec: AISpec) -> list[list[Piece]]:
    problem, use = spec.problem, spec.intended_use
    rows = (
        ("goal", problem.goal),
        ("today", problem.baseline),
        ("target", problem.target),
        ("deadline", problem.deadline),
        ("used_by", use.user),
        ("if_yes", use.if_positive),
        ("may_do", use.automation),
    )
    return [
        [
            words(f"{spec_word(f'card_{name}', spec.language)}{colon(spec.language)} ", bold=True),
            *value_pieces(field, spec.language, _CHOICE_PATHS.get(name)),
        ]
        for name, field in rows
        if field.value is not None
    ]


def _beside(version: SpecVersion, wishes: Sequence[Loosening], signed: int | None) -> list[Block]:
    """What can be done only with some specs: compare with what was signed, ask for less oversight."""
    language, press = version.spec.language, Press(version.id, version.version).encode()
    status = version.spec.status
    retired = status is SpecStatus.RETIRED
    buttons = [
        *([retire_button(version)] if status is SpecStatus.APPROVED else []),
        *([compare_button(version)] if signed is not None else []),
        *(
            [button(loosening_word("ask", language), Action.SPEC_LOOSEN.at(), press)]
            if not retired and can_be_looser(version, wishes)
            else []
        ),
    ]
    return [actions(*buttons)] if buttons else []


def _oversight(
    row: OversightRow, wishes: Sequence[Loosening], names: Mapping[str, str], language: str
) -> list[Piece]:
    pieces = [*value_pieces(row.action, language), words(" — ")]
    if row.computed is not None and row.computed.lowered_by:
        wish = next(one for one in wishes if one.row == row.id and one.is_open)
        mark = loosened_mark(wish, names, language)
        mode = row.mode or row.computed.mode
        return [
            *pieces,
            words(oversight(mode.value, language)),
            words(Data(f" ({mark})"), italic=True),
        ]
    if row.mode is not None:
        return [*pieces, words(oversight(row.mode.value, language))]
    pieces.append(words(word("to_be_decided", language), italic=True))
    if row.floor is not None:
        asked = oversight(row.floor.value, language)
        pieces.append(words(word("rules_ask", language).format(floor=asked)))
    return pieces


def _refusal(refusal: Refusal) -> list[Piece]:
    return [words(shown_value(refusal.condition.path, refusal.condition.value), limit=PASSAGE)]


def _risks(spec: AISpec) -> list[Block]:
    """What somebody named, entry by entry; suspicions and usual traps, in a line each."""
    flagged = [risk for risk in _serious(spec.risks) if risk.flag]
    named_risks = [risk for risk in _serious(spec.risks) if risk.source is RiskSource.SAID]
    traps = [value_text(r.description.value) for r in spec.risks if r.source is RiskSource.KIND]
    blocks = group(
        "warning",
        word("risks", spec.language),
        [_risk(one, spec.language) for one in named_risks[:MOST_RISKS]],
        more(len(named_risks) - MOST_RISKS, EXPORT, spec.language),
    )
    areas = [flag_name(risk.flag or "", spec.language) for risk in flagged]
    high = any(risk.high_impact for risk in flagged)
    blocks += touched(areas, EXPORT, spec.language, high_impact=high)
    if traps:
        rest = more(len(traps) - MOST_RISKS, EXPORT, spec.language)
        listed = Data(" · ".join(trap.rstrip(".") for trap in traps[:MOST_RISKS]))
        blocks.append(one_line("mag_right", word("traps", spec.language), listed, rest))
    return blocks


def _serious(risks: Sequence[Risk]) -> list[Risk]:
    return sorted(risks, key=lambda risk: not risk.high_impact)


def _risk(risk: Risk, language: str) -> list[Piece]:
    pieces = [words(shown_value(risk.description.path, risk.description.value), limit=PASSAGE)]
    return (
        [*pieces, words(spec_word("card_high_impact", language), bold=True)]
        if risk.high_impact
        else pieces
    )


def _footer(version: SpecVersion, goal: str | None) -> Markup:
    language = version.spec.language
    named_goal = Data(spec_word("card_the_goal", language))
    from_goal = joined("", [Markup(" · "), linked(goal, named_goal)]) if goal else Markup("")
    return markup(
        spec_word("card_footer", language),
        id=Data(version.id),
        version=Data(str(version.version)),
        source=Data(version.problem_statement),
        source_version=Data(str(version.problem_statement_version)),
        goal=from_goal,
    )


def _spoken(version: SpecVersion, names: Mapping[str, str]) -> list[Markup]:
    spec = version.spec
    spoken = [
        markup("{name}: {title}.", name=Data(_name(spec)), title=Data(spec.title)),
        Markup(f"{counted_items(len(spec.acceptance), 'criteria', spec.language)}."),
    ]
    spoken += [
        markup(
            "{text}.",
            text=shown_value(criterion.text.path, criterion.text.value),
            limit=PASSAGE,
        )
        for criterion in ranked(spec.acceptance)[:MOST_CRITERIA]
    ]
    if spec.status is SpecStatus.RETIRED:
        return [*spoken, Markup(spec_word("retired", spec.language))]
    return [*spoken, *spoken_open(spec, names)]
