"""The forms around the review of a spec: to send it, to ask for changes, and to comment."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import LintResult
from bot.domain.spec.form import remarkable
from bot.domain.spec.review import (
    LONGEST_REASON,
    Role,
    unsettled,
)
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    context,
    input_block,
    modal_view,
    multi_users_select,
    option,
    static_select,
    text_input,
)
from bot.slack.text import Data
from bot.slack.views.spec.words import spec_word

ROLE, DESPITE, REASON, SECTION, TEXT = "role.", "despite", "reason", "section", "text"
INPUT = "value"
LONGEST_COMMENT = 3000
MOST_SECTIONS = 100


class Sent(NamedTuple):
    """A submitted request for signatures."""

    reviewers: tuple[tuple[str, Role], ...]
    despite: str


class Commented(NamedTuple):
    """A submitted comment."""

    section: str
    text: str


def send_modal(version: SpecVersion, lint: LintResult | None = None) -> ModalView:
    """The form that asks for signatures."""
    language = version.spec.language
    lead = spec_word("send_lead", language).format(version=version.version)
    blocks: list[Block] = [context(lead)]
    blocks += [
        input_block(
            f"{ROLE}{role.value}",
            spec_word(role.value, language),
            multi_users_select(INPUT, placeholder="—"),
        )
        for role in Role
    ]
    if open_now := unsettled(version.spec, lint.blockers if lint else ()):
        listed = spec_word("open_questions", language).format(
            count=len(open_now), what=" · ".join(open_now[:3])
        )
        blocks.append(context(Data(listed)))
        blocks.append(
            input_block(
                DESPITE,
                spec_word("why_despite", language),
                text_input(INPUT, multiline=True, longest=LONGEST_REASON),
            )
        )
    return _form(version, "send_title", blocks, Callback.SPEC_SENT, "submit_send")


def changes_modal(version: SpecVersion) -> ModalView:
    """The form that says what has to change."""
    language = version.spec.language
    ask = input_block(
        REASON,
        spec_word("changes_label", language),
        text_input(INPUT, multiline=True, longest=LONGEST_REASON),
        optional=False,
    )
    return _form(version, "changes_title", [ask], Callback.SPEC_CHANGES, "submit_send")


def comment_modal(version: SpecVersion) -> ModalView:
    """The form for a comment on one part."""
    language = version.spec.language
    parts = remarkable(version.spec)
    entries = [
        option(Data(f"{part.name}: {part.what}" if part.what else part.name), part.address)
        for part in parts[:MOST_SECTIONS]
    ]
    blocks = [
        input_block(
            SECTION,
            spec_word("comment_section", language),
            static_select(INPUT, entries, chosen=parts[0].address),
            optional=False,
        ),
        input_block(
            TEXT,
            spec_word("comment_label", language),
            text_input(INPUT, multiline=True, longest=LONGEST_COMMENT),
            optional=False,
        ),
    ]
    return _form(version, "comment_title", blocks, Callback.SPEC_COMMENTED, "comment_submit")


def parse_sent(state: Mapping[str, Any]) -> Sent:
    """Read a submitted request for signatures.

    Raises:
        InvalidInputError: nobody is asked; `fields` names the block to say so at.
    """
    values = state.get("values", state)
    reviewers = [
        (user, role)
        for role in Role
        for user in ((values.get(f"{ROLE}{role.value}") or {}).get(INPUT) or {}).get(
            "selected_users", ()
        )
    ]
    if not reviewers:
        raise InvalidInputError(
            "Nobody is asked yet.",
            next_step="Choose at least one person who has to agree.",
            fields={f"{ROLE}{Role.BUSINESS.value}": "Choose at least one person, for any role."},
        )
    despite = _text(values, DESPITE)
    if DESPITE in values and not despite:
        reason = "Say why it can be approved with these questions open."
        raise InvalidInputError(reason, fields={DESPITE: reason})
    return Sent(tuple(reviewers), despite)


def parse_changes(state: Mapping[str, Any]) -> str:
    """Read what has to change."""
    return _text(state.get("values", state), REASON)


def parse_comment(state: Mapping[str, Any]) -> Commented:
    """Read a submitted comment."""
    values = state.get("values", state)
    picked = ((values.get(SECTION) or {}).get(INPUT) or {}).get("selected_option") or {}
    return Commented(str(picked.get("value") or "document"), _text(values, TEXT))


def _form(
    version: SpecVersion, title: str, blocks: Sequence[Block], callback: Callback, submit: str
) -> ModalView:
    language = version.spec.language
    return modal_view(
        spec_word(title, language),
        blocks,
        callback=callback,
        metadata=Press(version.id, version.version).metadata(language),
        submit=spec_word(submit, language),
        close=spec_word("cancel", language),
    )


def _text(values: Mapping[str, Any], block: str) -> str:
    return str(((values.get(block) or {}).get(INPUT) or {}).get("value") or "").strip()
