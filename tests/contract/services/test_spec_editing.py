"""Changing, reviewing and signing specs on both databases, with no chat around."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.provenance import Confirmation, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.change import Operation
from bot.domain.spec.consequence import Void
from bot.domain.spec.edit import with_value
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.plan.rollout import PhaseName
from bot.domain.spec.review import Decision, ReviewState, Role
from bot.domain.spec.signed import Standing
from bot.domain.spec.version import Cause, SpecVersion
from bot.llm.guide import OfflineGuide
from bot.services.framing.drafting import Framing
from bot.services.spec.check import SpecChecks
from bot.services.spec.editing import SpecEditing, SpecOvertakenError
from bot.services.spec.reading import SpecReading
from bot.services.spec.review import SpecReviews
from bot.services.spec.specs import Specs
from bot.services.spec.version import RetiredSpecError
from bot.store.queues import outbox
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock

HERE = Thread(team="T1", channel="C1", thread="1.0")
NADIA, LEO, PRIYA = (Origin("T1", user) for user in ("U0NADIA", "U0LEO", "U0PRIYA"))
GOAL = (
    "We lose money on no-shows: it's 11.8 % of booked slots, I want 8 % by end of June. "
    "The desk calls the riskiest 25 patients each morning."
)


class Desk:
    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock = store, clock
        self.framing = Framing(store, clock, OfflineGuide(), improves=False)
        self.specs = Specs(store)
        self.editing = SpecEditing(store, clock)
        self.reviews = SpecReviews(store)

    def message(self, text: str, who: Origin = NADIA) -> Message:
        self.clock.advance(timedelta(minutes=1))
        ts = f"{self.clock.now().timestamp():.6f}"
        return Message(id=ts, ts=ts, user=who.actor, text=text, said_at=self.clock.now())

    async def drafted(self) -> SpecVersion:
        await self.framing.begin(HERE, (self.message(GOAL),), NADIA)
        await self.specs.draft_here(HERE, NADIA)
        return await self.spec()

    async def spec(self) -> SpecVersion:
        async with self.store.reading() as tx:
            conversation = await tx.conversations.find(HERE)
            assert conversation
            statement = await tx.statements.of_conversation(conversation.id)
            assert statement
            found = await tx.specs.of_statement(statement.id)
        assert found
        return found

    async def hear(self, text: str, who: Origin = NADIA, *, sure: bool = True) -> bool:
        return await self.editing.hear(HERE, self.message(text, who), who, sure=sure)

    async def owns(self, who: Origin, version: int, owner: str) -> None:
        spec = await self.spec()

        def read(seen: AISpec, by: Confirmation) -> AISpec:
            return with_value(seen, "acceptance.AC-01.owner", owner, by)

        await self.editing.by_form(spec.id, version, read, who)

    async def send(self, *people: tuple[str, Role], why: str | None = "we know") -> SpecVersion:
        self.clock.advance(timedelta(minutes=1))
        spec = await self.spec()
        await self.reviews.send(spec.id, spec.version, people, why, NADIA)
        return spec

    async def all(self, column: object) -> list[str]:
        async with self.store.reading() as tx:
            return list((await tx.connection.execute(select(column))).scalars())  # type: ignore[call-overload]


@pytest.fixture
def desk(store: Store, clock: ToldClock) -> Desk:
    return Desk(store, clock)


def owner(spec: SpecVersion) -> str:
    return value_text(spec.spec.acceptance[0].owner.value)


async def test_a_sentence_changes_the_spec_with_its_quote_and_leaves_the_statement_alone(
    desk: Desk,
) -> None:
    before = await desk.drafted()

    assert await desk.hear("AC-01 is owned by Ines, and refuse refunds over $500")
    after = await desk.spec()

    assert (before.version + 1, Cause.EDITED) == (after.version, after.cause)
    assert "Ines" == owner(after)
    refusal = after.spec.refusals[-1].condition
    assert "refunds over $500" == refusal.value
    assert "refuse refunds over $500" == refusal.quotes[0].text
    assert before.problem_statement_version == after.problem_statement_version
    await desk.framing.hear(HERE, desk.message("Thanks!"), NADIA)
    async with desk.store.reading() as tx:
        statement = await tx.statements.newest(after.problem_statement)
    assert statement
    assert "500" not in statement.model_dump_json()


async def test_a_split_of_the_work_told_before_the_draft_is_in_it_and_stays_when_the_goal_changes(
    desk: Desk,
) -> None:
    await desk.framing.begin(HERE, (desk.message(GOAL),), NADIA)
    split = "Ana is accountable, Leo builds it, Mia is consulted."
    await desk.framing.hear(HERE, desk.message(split, PRIYA), PRIYA)
    await desk.specs.draft_here(HERE, NADIA)
    first = await desk.spec()
    await desk.framing.hear(HERE, desk.message("@Remit sorry, make that 7 %"), NADIA)
    later = await desk.spec()

    for spec in (first.spec, later.spec):
        assert "Mia" == spec.raci.consulted.value
        assert ["Leo", "Leo"] == [
            row.responsible.value for row in spec.raci.rows if row.responsible
        ]
    assert first.spec.raci.consulted.confirmed
    assert PRIYA.actor == first.spec.raci.consulted.confirmed.by
    assert 1 == first.version
    assert "7 %" in value_text(later.spec.problem.target.value)


async def test_what_was_signed_is_held_against_what_it_says_now(desk: Desk) -> None:
    await desk.drafted()
    reading = SpecReading(desk.store)
    spec = await desk.send((LEO.actor, Role.LEGAL))
    before = await reading.signed(spec.id)
    await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, LEO)
    at_once = await reading.signed(spec.id)
    await desk.hear("set AC-01 to at most 7 %")
    after = await reading.signed(spec.id)
    content = await reading.newest(spec.id)

    assert before is None
    assert at_once
    assert not at_once.moved
    assert after
    assert [("AC-01", Standing.CHANGED)] == [(one.id, one.standing) for one in after.moved]
    assert (spec.version, spec.version + 1) == (after.signed.version, after.now.version)
    assert content
    assert spec.version == content.signed


async def test_an_item_of_a_plan_comes_and_goes_by_sentence_with_its_way_back(desk: Desk) -> None:
    before = await desk.drafted()

    assert await desk.hear("add a component: model gpt-6-2026-10-01, and drop the shadow phase")
    after = await desk.spec()
    step = await SpecReading(desk.store).step(after.id, after.version)
    await desk.editing.undo(after.id, NADIA)
    undone = await desk.spec()

    assert "gpt-6-2026-10-01" == after.spec.components[-1].version.value
    assert PhaseName.SHADOW not in {phase.name for phase in after.spec.rollout.phases}
    assert step
    assert [Operation.ADD, Operation.REMOVE] == [change.operation for change in step.changes]
    assert Void.PARTS in {each.void for each in step.void}
    assert before.spec.rollout == undone.spec.rollout
    assert before.spec.components == undone.spec.components


async def test_among_themselves_people_are_understood_only_when_all_of_it_is_a_change(
    desk: Desk,
) -> None:
    await desk.drafted()

    assert not await desk.hear("What if AC-01 is owned by Ines?", LEO, sure=False)
    assert await desk.hear("AC-01 is owned by Ines", LEO, sure=False)


async def test_the_same_message_twice_changes_it_once(desk: Desk) -> None:
    await desk.drafted()
    message = desk.message("refuse refunds over $500")

    for _ in range(2):
        await desk.editing.hear(HERE, message, NADIA, sure=True)

    assert 2 == (await desk.spec()).version


async def test_two_people_at_once_lose_nothing_and_the_second_sees_the_conflict(desk: Desk) -> None:
    first = await desk.drafted()
    await desk.hear("refuse refunds over $500", LEO)
    await desk.owns(NADIA, first.version, "Ines")  # another part: both stay

    with pytest.raises(SpecOvertakenError) as refused:
        await desk.owns(LEO, first.version, "Omar")  # the same part as Nadia

    spec = await desk.spec()
    assert "Ines" == owner(spec)
    assert "refunds over $500" == spec.spec.refusals[-1].condition.value
    assert {"AC-01: owner": "Omar (now: Ines)"} == refused.value.context["kept"]
    assert f"<@{NADIA.actor}>" in refused.value.next_step


async def test_undo_takes_ones_own_last_change_back_and_only_that(desk: Desk) -> None:
    first = await desk.drafted()
    await desk.owns(NADIA, first.version, "Ines")
    await desk.hear("refuse refunds over $500", LEO)

    await desk.editing.undo(first.id, NADIA)

    spec = await desk.spec()
    assert (owner(first), "refunds over $500") == (
        owner(spec),
        spec.spec.refusals[-1].condition.value,
    )
    assert (Cause.UNDONE, 2) == (spec.cause, spec.undoes)
    with pytest.raises(NotFoundError):
        await desk.editing.undo(first.id, NADIA)


async def test_all_that_was_typed_is_given_back_in_words_where_a_part_of_it_is_not_kept(
    desk: Desk,
) -> None:
    first = await desk.drafted()

    def both(level: str, who: str) -> Callable[[AISpec, Confirmation], AISpec]:
        def read(seen: AISpec, by: Confirmation) -> AISpec:
            spec = with_value(seen, "acceptance.AC-01.threshold", level, by)
            return with_value(spec, "acceptance.AC-01.owner", who, by) if who else spec

        return read

    await desk.editing.by_form(first.id, 1, both("7 %", ""), NADIA)
    with pytest.raises(SpecOvertakenError) as refused:
        await desk.editing.by_form(first.id, 1, both("6 %", "Leo"), LEO)

    kept = refused.value.context["kept"]
    assert isinstance(kept, dict)
    assert "6 % (now: 7 %)" == kept["AC-01: threshold"]
    assert "Leo" == kept["AC-01: owner"]
    assert "{" not in str(list(kept.values()))


async def test_undo_does_not_overwrite_what_somebody_changed_since(desk: Desk) -> None:
    first = await desk.drafted()
    await desk.owns(NADIA, 1, "Ines")
    await desk.owns(LEO, 2, "Omar")

    with pytest.raises(SpecOvertakenError, match="AC-01"):
        await desk.editing.undo(first.id, NADIA)

    assert "Omar" == owner(await desk.spec())


async def test_a_spec_follows_the_statement_and_keeps_edits(desk: Desk) -> None:
    first = await desk.drafted()
    await desk.owns(NADIA, 1, "Ines")
    await desk.framing.begin(HERE, (desk.message("Correction: the target is 7 %."),), NADIA)

    await desk.specs.draft_here(HERE, NADIA)

    spec = await desk.spec()
    assert (first.id, Cause.FOLLOWED, "Ines") == (spec.id, spec.cause, owner(spec))
    assert "7 %" == value_text(spec.spec.problem.target.value)


async def test_everybody_asked_has_to_sign_exactly_this_version(desk: Desk) -> None:
    await desk.drafted()
    spec = await desk.send((LEO.actor, Role.LEGAL), (PRIYA.actor, Role.ENGINEERING))
    assert SpecStatus.IN_REVIEW is (await desk.spec()).spec.status

    await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, LEO)
    assert SpecStatus.IN_REVIEW is (await desk.spec()).spec.status
    with pytest.raises(ConflictError, match="decided"):
        await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, LEO)
    await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, PRIYA)

    assert SpecStatus.APPROVED is (await desk.spec()).spec.status
    async with desk.store.reading() as tx:
        review = await tx.spec_reviews.newest(spec.id)
    assert review
    assert {spec.digest} == {each.digest for each in review.reviewers}
    verbs = await desk.all(audit_entries.c.verb)
    recorded = zip(verbs, await desk.all(audit_entries.c.facts), strict=True)
    signed: list[Any] = [facts for verb, facts in recorded if verb == "spec.signed"]
    assert 2 == len(signed)
    read = {
        one.id: sha256(canonical(one).line.encode()).hexdigest() for one in spec.spec.acceptance
    }
    assert [read, read] == [facts["criteria"] for facts in signed]  # to be checked years later


async def test_a_change_ends_the_review_and_a_signature_for_the_old_version_is_refused(
    desk: Desk,
) -> None:
    await desk.drafted()
    spec = await desk.send((LEO.actor, Role.LEGAL), (PRIYA.actor, Role.ENGINEERING))
    await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, LEO)

    await desk.owns(NADIA, spec.version, "Ines")

    assert SpecStatus.DRAFT is (await desk.spec()).spec.status
    for version in (spec.version, spec.version + 1):
        with pytest.raises(ConflictError):
            await desk.reviews.decide(spec.id, version, Decision.SIGNED, None, PRIYA)


async def test_nobody_signs_their_own_work_or_without_being_asked(desk: Desk) -> None:
    spec = await desk.drafted()

    for people in ([], [(NADIA.actor, Role.BUSINESS)]):
        with pytest.raises(InvalidInputError):
            await desk.send(*people)
    with pytest.raises(InvalidInputError, match="open"):
        await desk.send((LEO.actor, Role.LEGAL), why=None)
    await desk.send((LEO.actor, Role.LEGAL))
    with pytest.raises(ForbiddenError):
        await desk.reviews.decide(spec.id, 1, Decision.SIGNED, None, PRIYA)


async def test_asking_for_changes_needs_a_reason_and_makes_it_a_draft_again(desk: Desk) -> None:
    await desk.drafted()
    spec = await desk.send((LEO.actor, Role.LEGAL))

    with pytest.raises(InvalidInputError):
        await desk.reviews.decide(spec.id, 1, Decision.CHANGES, " ", LEO)
    await desk.reviews.decide(spec.id, 1, Decision.CHANGES, "Say who is told", LEO)

    assert SpecStatus.DRAFT is (await desk.spec()).spec.status
    async with desk.store.reading() as tx:
        review = await tx.spec_reviews.newest(spec.id)
    assert review
    assert ReviewState.CHANGES is review.state


async def test_only_the_sender_takes_a_review_back_and_only_the_owner_retires(desk: Desk) -> None:
    await desk.drafted()
    spec = await desk.send((LEO.actor, Role.LEGAL))
    with pytest.raises(ForbiddenError):
        await desk.reviews.withdraw(spec.id, LEO)
    await desk.reviews.withdraw(spec.id, NADIA)
    with pytest.raises(ConflictError):
        await desk.reviews.retire(spec.id, 1, NADIA)
    await desk.send((LEO.actor, Role.LEGAL))
    await desk.reviews.decide(spec.id, 1, Decision.SIGNED, None, LEO)
    with pytest.raises(ForbiddenError):
        await desk.reviews.retire(spec.id, 1, LEO)

    await desk.reviews.retire(spec.id, 1, NADIA)

    assert SpecStatus.RETIRED is (await desk.spec()).spec.status


async def test_a_retired_spec_is_changed_by_nobody_and_begins_again_only_with_its_statement(
    desk: Desk,
) -> None:
    await desk.drafted()
    assert await desk.hear("AC-01 is owned by Ines")
    spec = await desk.send((LEO.actor, Role.LEGAL))
    await desk.reviews.decide(spec.id, spec.version, Decision.SIGNED, None, LEO)
    await desk.reviews.retire(spec.id, spec.version, NADIA)

    among_themselves = await desk.hear("AC-01 is owned by Leo", LEO, sure=False)
    with pytest.raises(RetiredSpecError, match="retired"):
        await desk.hear("AC-01 is owned by Leo")
    with pytest.raises(RetiredSpecError):
        await desk.editing.undo(spec.id, NADIA)
    with pytest.raises(RetiredSpecError) as refused:
        await desk.owns(NADIA, spec.version, "Leo")
    assert {"AC-01: owner": "Leo"} == refused.value.context["kept"]
    with pytest.raises(RetiredSpecError):  # it could be about several, and none is asked for
        await desk.hear("make the threshold 92 %")

    assert among_themselves is False
    stays = await desk.spec()
    assert (SpecStatus.RETIRED, spec.version) == (stays.spec.status, stays.version)
    await desk.framing.begin(HERE, (desk.message("Correction: the target is 7 %."),), NADIA)
    await desk.specs.draft_here(HERE, NADIA)
    assert SpecStatus.DRAFT is (await desk.spec()).spec.status


async def test_a_comment_is_shown_in_the_thread_and_closed_once(desk: Desk) -> None:
    spec = await desk.drafted()
    await desk.reviews.comment(spec.id, "acceptance.AC-01", "Whose number is this?", LEO)
    async with desk.store.reading() as tx:
        (comment,) = await tx.spec_reviews.comments(spec.id)

    await desk.reviews.resolve(spec.id, comment.id, NADIA)

    with pytest.raises(ConflictError):
        await desk.reviews.resolve(spec.id, comment.id, NADIA)
    shown = [key for key in await desk.all(outbox.c.key) if key.startswith("spec-comment")]
    assert 2 == len(shown)


async def test_what_people_live_with_is_set_aside_with_its_reason_until_it_is_reported_again(
    desk: Desk,
) -> None:
    spec = await desk.drafted()
    reading, checks = SpecReading(desk.store), SpecChecks(desk.store)
    content = await reading.newest(spec.id)
    assert content
    assert content.lint
    finding = content.lint.findings[0]
    about = (finding.rule, finding.span.place or "")

    with pytest.raises(InvalidInputError):
        await checks.waive(spec.id, *about, " ", LEO)
    await checks.waive(spec.id, *about, "the law says so", LEO)

    content = await reading.newest(spec.id)
    assert content
    assert content.lint
    (waived,) = content.lint.waived
    assert ("the law says so", LEO.actor) == (waived.waiver.because, waived.waiver.by)
    assert finding not in content.lint.findings
    assert "spec.finding-waived" in await desk.all(audit_entries.c.verb)
    with pytest.raises(ConflictError):
        await checks.waive(spec.id, *about, "again", LEO)
    await checks.unwaive(spec.id, *about, NADIA)
    content = await reading.newest(spec.id)
    assert content
    assert content.lint
    assert finding in content.lint.findings


async def test_who_is_elsewhere_can_change_sign_or_read_nothing(desk: Desk) -> None:
    spec = await desk.drafted()
    stranger = Origin("T1", "U0MALLORY", channel="C9")

    for attempt in (
        desk.editing.undo(spec.id, stranger),
        desk.reviews.decide(spec.id, 1, Decision.SIGNED, None, stranger),
        desk.reviews.comment(spec.id, "problem", "x", stranger),
        desk.reviews.send(spec.id, 1, [(LEO.actor, Role.LEGAL)], "x", stranger),
    ):
        with pytest.raises(NotFoundError):
            await attempt
