"""Who has to sign a version of a spec and who did, and what the thread reads of it."""

from collections.abc import Mapping

from bot.domain.spec.form import label_of
from bot.domain.spec.review import (
    Comment,
    Decision,
    Review,
    Reviewer,
    ReviewState,
)
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    Piece,
    actions,
    asking_first,
    bullets,
    button,
    context,
    emoji,
    line,
    message_view,
    quotation,
    rich,
    words,
)
from bot.slack.moment import moment
from bot.slack.text import Data, markup
from bot.slack.views.framing.evidence import NAME
from bot.slack.views.spec.words import spec_word

LONGEST_COMMENT = 3000
DIGEST = 12  # characters of it that people compare
_MARKS = {
    None: ("hourglass_flowing_sand", "waiting"),
    Decision.SIGNED: ("white_check_mark", "signed"),
    Decision.CHANGES: ("x", "wants_changes"),
}


def review_card(version: SpecVersion, review: Review, names: Mapping[str, str]) -> MessageView:
    """One review as it stands: who was asked, what they said, and the buttons while it is open."""
    language = version.spec.language
    title = spec_word("review_title", language).format(version=review.version)
    state = _state(review, language)
    blocks: list[Block] = [
        rich(
            line(emoji("memo"), words(f" {title}: ", bold=True), words(Data(version.spec.title))),
            bullets([reviewer_pieces(each, names, language) for each in review.reviewers]),
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
        what=Data(label_of(said.section, language)),
        limit=300,
    )
    blocks: list[Block] = [
        rich(
            line(
                emoji("speech_balloon"),
                words(" "),
                words(Data(f"{who} · {label_of(said.section, language)}"), bold=True, limit=300),
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


def reviewer_pieces(each: Reviewer, names: Mapping[str, str], language: str) -> list[Piece]:
    mark, name = _MARKS[each.decision]
    pieces = [
        emoji(mark),
        words(" "),
        words(Data(names.get(each.user, each.user)), bold=True, limit=NAME),
        words(f" ({spec_word(each.role.value, language)}): {spec_word(name, language)}"),
    ]
    if each.decided_at is not None:
        pieces += [words(", "), moment(each.decided_at)]
    if each.reason:
        pieces += [words(" — "), words(Data(each.reason), italic=True, limit=400)]
    return pieces


def _state(review: Review, language: str) -> str:
    told = spec_word(f"state_{review.state.value}", language)
    return told.format(count=len(review.waiting), all=len(review.reviewers))
