"""Who has to sign a version of a spec and who did; the forms to send, to refuse and to comment."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import LintResult
from bot.domain.spec.form import label_of, parts_of
from bot.domain.spec.review import (
    LONGEST_REASON,
    Comment,
    Decision,
    Review,
    Reviewer,
    ReviewState,
    Role,
    unsettled,
)
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    Piece,
    actions,
    asking_first,
    bullets,
    button,
    context,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    multi_users_select,
    option,
    quotation,
    rich,
    static_select,
    text_input,
    words,
)
from bot.slack.text import Data, markup
from bot.slack.views.evidence import NAME
from bot.slack.views.spec_words import spec_word

ROLE, DESPITE, REASON, SECTION, TEXT = "role.", "despite", "reason", "section", "text"
INPUT = "value"
LONGEST_COMMENT = 3000
MOST_SECTIONS = 100
DIGEST = 12  # characters of it that people compare
_MARKS = {
    None: ("hourglass_flowing_sand", "waiting"),
    Decision.SIGNED: ("white_check_mark", "signed"),
    Decision.CHANGES: ("x", "wants_changes"),
}


class Sent(NamedTuple):
    """A submitted request for signatures."""

    reviewers: tuple[tuple[str, Role], ...]
    despite: str


class Commented(NamedTuple):
    """A submitted comment."""

    section: str
    text: str


def review_card(version: SpecVersion, review: Review, names: Mapping[str, str]) -> MessageView:
    """One review as it stands: who was asked, what they said, and the buttons while it is open."""
    language = version.spec.language
    title = spec_word("review_title", language).format(version=review.version)
    state = _state(review, language)
    blocks: list[Block] = [
        rich(
            line(emoji("memo"), words(f" {title}: ", bold=True), words(Data(version.spec.title))),
            bullets([_person(each, names, language) for each in review.reviewers]),
        )
    ]
    if review.state is ReviewState.OPEN:
        blocks.append(
            context(
                markup(
                    spec_word("asked_by", language),
                    who=Data(names.get(review.asked_by, review.asked_by)),
                    digest=Data(review.digest[:DIGEST]),
                )
            )
        )
    if review.despite:
        despite = markup(spec_word("despite", language), why=Data(review.despite), limit=600)
        blocks.append(context(despite))
    blocks.append(rich(line(words(Data(state), bold=True, limit=300))))
    if review.state is ReviewState.OPEN:
        blocks.append(_buttons(version, review, language))
    spoken = markup("{title}. {state}", title=Data(title), state=Data(state), limit=400)
    return message_view([spoken], blocks)


def decided(version: SpecVersion, review: Review, user: str, who: str) -> MessageView:
    """What the thread reads when somebody decided."""
    language = version.spec.language
    given = review.of(user)
    signed = given is None or given.decision is Decision.SIGNED
    told = markup(
        spec_word("decided_signed" if signed else "decided_changes", language),
        who=Data(who),
        version=Data(str(review.version)),
        role=Data(spec_word(given.role.value, language) if given else ""),
        why=Data((given.reason if given else None) or "—"),
        limit=1200,
    )
    state = Data(_state(review, language))
    sentence = spec_word("decided_signed" if signed else "decided_changes", language).format(
        who=who,
        version=review.version,
        role=spec_word(given.role.value, language) if given else "",
        why=(given.reason if given else None) or "—",
    )
    mark = "white_check_mark" if signed else "x"
    rows = [line(emoji(mark), words(" "), words(Data(sentence), bold=True, limit=NAME + 1100))]
    return message_view([told, state], [rich(*rows, line(words(state, limit=300)))])


def commented(
    version: SpecVersion, said: Comment, who: str, resolved_by: str | None
) -> MessageView:
    """A comment in the thread, with the button that closes it."""
    language = version.spec.language
    head = markup(
        spec_word("commented", language),
        who=Data(who),
        what=Data(label_of(said.section)),
        limit=300,
    )
    blocks: list[Block] = [
        rich(
            line(
                emoji("speech_balloon"),
                words(" "),
                words(Data(f"{who} · {label_of(said.section)}"), bold=True, limit=300),
            ),
            quotation(words(Data(said.text), limit=LONGEST_COMMENT)),
        )
    ]
    if resolved_by:
        note = markup(spec_word("resolved", language), who=Data(resolved_by), limit=200)
        blocks.append(context(note))
    else:
        press = Press(version.id, version.version, said.id).encode()
        blocks.append(
            actions(button(spec_word("resolve", language), Action.SPEC_RESOLVE.at(), press))
        )
    return message_view([head, Data(said.text)], blocks)


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
    parts = [part for part in parts_of(version.spec) if not part.address.endswith(".new")]
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


def _buttons(version: SpecVersion, review: Review, language: str) -> Block:
    press = Press(version.id, review.version).encode()
    sign = button(spec_word("sign", language), Action.SPEC_SIGN.at(), press, style="primary")
    return actions(
        asking_first(
            sign,
            spec_word("sign_title", language),
            spec_word("sign_text", language).format(version=review.version),
            spec_word("cancel", language),
        ),
        button(spec_word("ask_changes", language), Action.SPEC_CHANGES.at(), press, style="danger"),
        button(spec_word("comment", language), Action.SPEC_COMMENT.at(), press),
    )


def _person(each: Reviewer, names: Mapping[str, str], language: str) -> Sequence[Piece]:
    mark, name = _MARKS[each.decision]
    pieces = [
        emoji(mark),
        words(" "),
        words(Data(names.get(each.user, each.user)), bold=True, limit=NAME),
        words(f" ({spec_word(each.role.value, language)}): {spec_word(name, language)}"),
    ]
    if each.decided_at is not None:
        pieces.append(words(f", {each.decided_at:%Y-%m-%d %H:%M} UTC"))
    if each.reason:
        pieces += [words(" — "), words(Data(each.reason), italic=True, limit=400)]
    return pieces


def _state(review: Review, language: str) -> str:
    told = spec_word(f"state_{review.state.value}", language)
    return told.format(count=len(review.waiting), all=len(review.reviewers))


def _form(
    version: SpecVersion, title: str, blocks: Sequence[Block], callback: Callback, submit: str
) -> ModalView:
    language = version.spec.language
    return modal_view(
        spec_word(title, language),
        blocks,
        callback=callback,
        metadata=Press(version.id, version.version).metadata(),
        submit=spec_word(submit, language),
        close=spec_word("cancel", language),
    )


def _text(values: Mapping[str, Any], block: str) -> str:
    return str(((values.get(block) or {}).get(INPUT) or {}).get("value") or "").strip()
