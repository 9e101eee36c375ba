"""Review and sign-off of one version of a spec: who was asked, what they decided, what that makes it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError
from bot.domain.provenance import Frozen
from bot.domain.spec.model import AISpec, SpecStatus

LONGEST_REASON = 1000


class Role(StrEnum):
    """For what somebody is asked to answer."""

    BUSINESS = "business"
    ENGINEERING = "engineering"
    DOMAIN = "domain"
    LEGAL = "legal"
    SECURITY = "security"
    OPERATIONS = "operations"


class Decision(StrEnum):
    """What a reviewer says to a version."""

    SIGNED = "signed"
    CHANGES = "changes"  # it cannot stay as it is


class ReviewState(StrEnum):
    """Where a review stands."""

    OPEN = "open"
    SIGNED = "signed"  # by everybody asked
    CHANGES = "changes"  # somebody asked for changes
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"  # the spec changed; new signatures are needed


class Reviewer(Frozen):
    """A person who was asked, and their answer. It holds for the content with this digest."""

    user: str
    role: Role
    decision: Decision | None = None
    reason: str | None = None
    decided_at: AwareDatetime | None = None
    digest: str | None = None


class Review(Frozen):
    """A version of a spec before the people who have to agree to it."""

    id: str
    spec: str
    version: int
    digest: str
    asked_by: str
    asked_at: AwareDatetime
    despite: str | None = None  # why it may be approved though something is open
    state: ReviewState = ReviewState.OPEN
    reviewers: tuple[Reviewer, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Who sent it and who was asked."""
        return (self.asked_by, *(each.user for each in self.reviewers))

    @property
    def waiting(self) -> tuple[Reviewer, ...]:
        """Who has not decided."""
        return tuple(each for each in self.reviewers if each.decision is None)

    def of(self, user: str) -> Reviewer | None:
        """What somebody was asked as."""
        return next((each for each in self.reviewers if each.user == user), None)


class Comment(Frozen):
    """A remark on one section of a spec."""

    id: str
    spec: str
    version: int
    section: str
    user: str
    text: str
    said_at: AwareDatetime
    resolved_by: str | None = None


def asked(
    reviewers: Iterable[tuple[str, Role]], *, sender: str, author: str
) -> tuple[Reviewer, ...]:
    """The people a version is sent to.

    Raises:
        InvalidInputError: nobody, or only people who would agree to their own work.
    """
    found = {user: Reviewer(user=user, role=role) for user, role in reviewers}
    own = [user for user in found if user in {sender, author}]
    if own:
        raise InvalidInputError(
            "Nobody signs off what they wrote or send themselves.",
            next_step="Choose somebody else for this role.",
            fields={
                found[user].role.value: "Choose somebody else: this is their own work."
                for user in own
            },
        )
    if not found:
        raise InvalidInputError(
            "Nobody is asked yet.",
            next_step="Choose at least one person who has to agree.",
            fields={Role.BUSINESS.value: "Choose at least one person who has to agree."},
        )
    return tuple(found.values())


def unsettled(spec: AISpec, findings: Sequence[str] = ()) -> tuple[str, ...]:
    """What stands against approving a spec: open questions that block it, and `findings` that do."""
    questions = tuple(item.question for item in spec.open_items if item.blocking)
    return (*questions, *findings)


class Answer(Frozen):
    """What somebody says to a version."""

    user: str
    decision: Decision
    reason: str = ""


def decided(review: Review, answer: Answer, *, digest: str, at: AwareDatetime) -> Review:
    """A review after somebody's decision; the last one decides what comes of it.

    Raises:
        ForbiddenError: this person was not asked.
        ConflictError: the review is over, the person has decided, or the content is another one.
        InvalidInputError: changes are asked for, and no reason is given.
    """
    reviewer = review.of(answer.user)
    if reviewer is None:
        raise ForbiddenError(
            "You are not among those asked to sign this version.",
            next_step="You can comment on it; whoever sent it can ask you in the next round.",
        )
    if review.state is not ReviewState.OPEN or review.digest != digest:
        raise ConflictError(
            "This review is over: the version is not the one you were asked about any more.",
            next_step="Look at the card of the spec; it shows what is to be signed now.",
        )
    if reviewer.decision is not None:
        raise ConflictError(
            "You have decided on this version already.",
            next_step="To take it back, ask for changes in the thread: a new version needs new signatures.",
        )
    if answer.decision is Decision.CHANGES and not answer.reason.strip():
        raise InvalidInputError(
            "Say what has to change.", fields={"reason": "Say what has to change."}
        )
    given = reviewer.model_copy(
        update={
            "decision": answer.decision,
            "reason": answer.reason.strip()[:LONGEST_REASON] or None,
            "decided_at": at,
            "digest": digest,
        }
    )
    reviewers = tuple(given if each.user == answer.user else each for each in review.reviewers)
    return review.model_copy(update={"reviewers": reviewers, "state": _state(reviewers)})


def status_after(state: ReviewState) -> SpecStatus:
    """What a review makes of the spec."""
    match state:
        case ReviewState.OPEN:
            return SpecStatus.IN_REVIEW
        case ReviewState.SIGNED:
            return SpecStatus.APPROVED
        case _:
            return SpecStatus.DRAFT


def retirable(status: SpecStatus) -> None:
    """Only what was approved can be retired; a draft is simply left.

    Raises:
        ConflictError: it is not approved.
    """
    if status is not SpecStatus.APPROVED:
        raise ConflictError(
            "Only an approved spec can be retired.",
            next_step="A draft needs no ending: leave it, or change it into what you need.",
        )


def _state(reviewers: Sequence[Reviewer]) -> ReviewState:
    if any(each.decision is Decision.CHANGES for each in reviewers):
        return ReviewState.CHANGES
    done = all(each.decision is Decision.SIGNED for each in reviewers)
    return ReviewState.SIGNED if done else ReviewState.OPEN
