"""S5: AgentAck and AAIS, neither of them ours, read what the record says, and notice what is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aais import ApprovalStore, validate
from agentack.cli import main as agentack
from agentack.engine import evaluate_events
from agentack.models import EvaluationReport, TraceEvent
from agentack.parser import read_jsonl
from agentack.policy import Policy

from bot.domain.audit.aais_envelope import envelopes_of
from bot.domain.audit.agentack_trace import POLICY_FILE, trace_of
from bot.domain.audit.story import Story
from tests.unit.domain.audit.stories import HONEST, UNFINISHED, Event, Writing, story_of


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("agentack") / "agentack.toml"
    file.write_text(POLICY_FILE)
    return file


def judged(story: Story, rules: Path) -> EvaluationReport:
    events = [TraceEvent.from_dict(line, line=n) for n, line in enumerate(trace_of(story), start=1)]
    return evaluate_events(events, policy=Policy.from_toml(rules))


@pytest.mark.parametrize("name", HONEST)
def test_agentack_finds_nothing_in_an_honest_story(name: str, rules: Path) -> None:
    report = judged(HONEST[name]().story, rules)

    assert ("PASS", ()) == (report.status, report.findings)


@pytest.mark.parametrize("name", UNFINISHED)
def test_a_story_that_is_not_over_is_incomplete_and_no_violation(name: str, rules: Path) -> None:
    assert "INCOMPLETE" == judged(UNFINISHED[name]().story, rules).status


def test_agentack_as_a_command_reads_the_file(
    tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "esc_1.jsonl"
    lines = trace_of(Writing().approved().used().story)
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))

    assert 0 == agentack(["check", str(file), "--policy", str(rules)])
    assert "PASS" in capsys.readouterr().out
    assert 5 == len(read_jsonl(file))


def _without(verb: str) -> Callable[[list[Event]], list[Event]]:
    return lambda events: [one for one in events if one[0].verb != f"escalation.{verb}"]


def _facts(verb: str, **facts: object) -> Callable[[list[Event]], list[Event]]:
    def change(event: Event) -> Event:
        if event[0].verb != f"escalation.{verb}":
            return event
        return event[0].model_copy(update={"facts": {**event[0].facts, **facts}}), event[1]

    return lambda events: [change(one) for one in events]


def _late(events: list[Event]) -> list[Event]:
    """The approved action is started an hour after the approval ran out."""
    return [(one, at + timedelta(hours=2) if "consumed" in one.verb else at) for one, at in events]


def _first(verb: str) -> Callable[[list[Event]], list[Event]]:
    def moved(events: list[Event]) -> list[Event]:
        found = next(one for one in events if one[0].verb == f"escalation.{verb}")
        return [events[0], found, *(one for one in events[1:] if one is not found)]

    return moved


def _again(verb: str) -> Callable[[list[Event]], list[Event]]:
    return lambda events: [
        *events, *(one for one in events if one[0].verb == f"escalation.{verb}")
    ]  # fmt: skip


def _as_if_used(story: Writing) -> list[Event]:
    """Add to a story that somebody started the action all the same."""
    used = Writing().approved().used().events[-2:]
    digest = story.one.digest
    return [
        *story.events,
        *((one.model_copy(update={"facts": {**one.facts, "digest": digest}}), story.now)
          for one, _ in used),
    ]  # fmt: skip


STRANGE = "0" * 64
HONESTLY = Writing().approved().used
# What is wrong → the events of the record, and the rule of AgentAck that has to say so.
VIOLATIONS: dict[str, tuple[Callable[[], list[Event]], str]] = {
    "ran without an approval": (lambda: _without("approved")(HONESTLY().events), "ACK001"),
    "ran after a rejection": (lambda: _as_if_used(Writing().denied()), "ACK002"),
    "another action ran": (
        lambda: _facts("consumed", digest=STRANGE)(Writing().approved().used().events), "ACK003"),
    "the approval was for another version": (
        lambda: _facts("consumed", digest=Writing().one.digest)(
            Writing().edited().approved("U0BEN").used().events), "ACK006"),
    "an approval was used twice": (
        lambda: _again("consumed")(Writing().approved().used().events), "ACK004"),
    "ran after the approval had run out": (
        lambda: _late(Writing().approved().used().events), "ACK005"),
    "ran before it was approved": (
        lambda: _first("consumed")(Writing().approved().used().events), "ACK006"),
    "a rejection was gone round by a change": (
        lambda: _as_if_used(Writing().edited().denied())[:2]
        + _as_if_used(Writing().edited())[-2:], "ACK007"),
    "ran after it was taken back": (lambda: _as_if_used(Writing().cancelled()), "ACK008"),
    "nobody knows what was asked": (
        lambda: _without("opened")(Writing().approved().used().events), "ACK009"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", VIOLATIONS)
def test_agentack_notices_what_is_wrong_in_the_record(wrong: str, rules: Path) -> None:
    events, rule = VIOLATIONS[wrong]
    honest = Writing().approved().used()
    documents = [*honest.documents, *Writing().edited().documents]

    report = judged(story_of(events(), documents, "esc_1"), rules)

    assert rule in report.rule_counts
    assert "PASS" != report.status


def test_the_present_state_cannot_cover_up_what_the_record_says(rules: Path) -> None:
    """The control: an exporter of the row as it stands would find this story in order."""
    story = Writing().approved().used()
    cheated = _facts("consumed", digest=STRANGE)(story.events)

    assert "finished" == story.one.state.value
    assert "FAIL" == judged(story_of(cheated, story.documents, "esc_1"), rules).status


def test_words_that_were_changed_afterwards_are_not_handed_out() -> None:
    story = Writing().approved().used()
    changed = json.loads(json.dumps(story.documents[0]).replace("4711", "9999"))

    trace = json.dumps(trace_of(story_of(story.events, [changed], "esc_1")))

    assert "9999" not in trace
    assert story.one.digest in trace


@pytest.mark.parametrize("name", [*HONEST, *UNFINISHED])
def test_every_envelope_is_valid_for_the_published_validator(name: str) -> None:
    envelopes = envelopes_of((HONEST | UNFINISHED)[name]().story)

    assert envelopes
    for envelope in envelopes:
        assert envelope == validate(envelope)
    sequence = [one["sequence"] for one in envelopes]
    assert sequence == sorted(set(sequence))


def test_the_published_validator_refuses_a_changed_envelope(tmp_path: Path) -> None:
    envelope: dict[str, Any] = envelopes_of(Writing().approved().story)[0]
    file = tmp_path / "envelope.json"

    def verdict() -> int:
        file.write_text(json.dumps(envelope))
        command = [sys.executable, "-m", "aais.cli", str(file)]
        return subprocess.run(command, check=False, capture_output=True).returncode

    assert 0 == verdict()
    envelope["request"]["action"]["arguments"]["amount"] = 502
    assert 1 == verdict()


@pytest.mark.parametrize("name", ["approved and used", "rejected", "changed before", "taken back"])
def test_the_published_store_comes_to_the_same_decisions(name: str) -> None:
    theirs, ours = ApprovalStore(), {}
    for envelope in envelopes_of(HONEST[name]().story):
        match envelope["type"]:
            case "approval.requested":
                theirs.add(envelope)
            case "approval.decided":
                at = datetime.fromisoformat(envelope["decision"]["decided_at"])
                ours[envelope["decision"]["request_id"]] = theirs.decide(envelope, now=at)
            case "approval.resolved" if "decision_id" in envelope["resolution"]:
                resolution = envelope["resolution"]
                found = ours[resolution["request_id"]]["resolution"]["outcome"]
                assert found == resolution["outcome"]
    assert ours
