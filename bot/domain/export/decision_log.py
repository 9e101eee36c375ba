"""The decision log: what people decided about a spec, and who signed which version of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.domain.spec.inline import escaped
from bot.domain.spec.phrasebook.book import filled
from bot.domain.spec.review import Decision, Review, Reviewer
from bot.domain.spec.version import SpecVersion

_MOST_DIGEST = 12  # characters: enough to tell versions apart; the audit chain has all of it


def decisions(
    version: SpecVersion, names: Mapping[str, str], reviews: Sequence[Review] = ()
) -> str:
    """What was decided, by whom and why; and who signed which version, or asked for changes."""
    language = version.spec.language

    def label(text: str) -> str:
        return f"- **{filled(text, language)}:**"

    lines = [f"# {filled('Decisions: {0}', language, escaped(version.spec.title))}", ""]
    for one in version.spec.decision_log:
        who = _person(one.by, names)
        lines += [
            f"## {one.id}: {escaped(one.question)}",
            "",
            f"{label('Decided')} {escaped(one.decision)}",
            f"{label('Because')} {escaped(one.because)}",
            f"{label('By')} {who}, {one.at:%Y-%m-%d %H:%M} UTC",
            *([f"{label('Signed by')} {_person(one.signed_by, names)}"] if one.signed_by else []),
            *(
                [f"{label('Look again when')} {escaped(one.revisit_when)}"]
                if one.revisit_when
                else []
            ),
            "",
        ]
    answered = [review for review in reviews if len(review.waiting) < len(review.reviewers)]
    if answered:
        lines += [f"## {filled('Signatures', language)}", ""]
        lines += [line for review in answered for line in _signatures(review, names, language)]
    if not version.spec.decision_log and not answered:
        lines += [filled("Nobody has recorded a decision yet.", language), ""]
    return "\n".join(lines)


def _signatures(review: Review, names: Mapping[str, str], language: str) -> Iterator[str]:
    sent = filled(
        "Version {0}, sent for review by {1} on {2}",
        language,
        str(review.version),
        _person(review.asked_by, names),
        _at(review.asked_at),
    )
    yield f"### {sent}"
    yield ""
    if review.despite:
        yield f"- **{filled('Sent although something was open, because', language)}:** {escaped(review.despite)}"
    for one in review.reviewers:
        yield f"- {_answer(one, review, names, language)}"
    yield ""


def _answer(one: Reviewer, review: Review, names: Mapping[str, str], language: str) -> str:
    who = f"{_person(one.user, names)} ({filled(f'for {one.role.value}', language)})"
    if one.decision is None or one.decided_at is None:
        return filled("{0} has not answered.", language, who)
    if one.decision is Decision.CHANGES:
        words = escaped(one.reason or "")
        return filled(
            "{0} asked for changes on {1}: {2}", language, who, _at(one.decided_at), words
        )
    digest = (one.digest or review.digest)[:_MOST_DIGEST]
    return filled("{0} signed on {1}, the content {2}.", language, who, _at(one.decided_at), digest)


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _person(user: str, names: Mapping[str, str]) -> str:
    return escaped(names.get(user, user))
