"""Prompt files keep their promises: declared inputs, current schemas, versions, recorded cases."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from bot.domain.conversation.model import Message, Transcript
from bot.domain.errors import ModelOutputError
from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Policy
from bot.llm.client import ChatMessage, Reply
from bot.llm.framing import PATHS, Excerpt, GoalReading
from bot.llm.freeze import SCHEMA, lock_text, output_of, read_lock, schema_text
from bot.llm.ladder import Ladder, Task
from bot.llm.prompts import PromptLibrary

LIBRARY = PromptLibrary.installed()
CASES = sorted((LIBRARY.folder / "frame_goal" / "cases").glob("*.yaml"))
FREEZE = "run `python -m bot.llm.freeze`"


class CaseMessage(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    user: str = "U1"
    deleted: bool = False


class Expected(BaseModel):
    model_config = ConfigDict(extra="forbid")

    proposals: list[str] = Field(default_factory=list)  # "path status value"
    suspicions: list[str] = Field(default_factory=list)
    quotes: list[str] | None = None
    never: list[str] = Field(default_factory=list)  # in no field after merging
    error: str | None = None


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    about: str
    language: str
    messages: list[CaseMessage | str]
    reply: str
    expect: Expected

    def transcript(self) -> Transcript:
        said = [CaseMessage(text=m) if isinstance(m, str) else m for m in self.messages]
        return Transcript(
            messages=tuple(
                Message(
                    id=f"C1-{number}",
                    ts=f"{number}.0",
                    user=message.user,
                    text=message.text,
                    said_at=datetime(2026, 10, 3, 9, number, tzinfo=UTC),
                    deleted=message.deleted,
                )
                for number, message in enumerate(said)
            )
        )


def read_case(file: Path) -> Case:
    return Case.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


class RecordedChat:
    """A model that always gives the recorded reply."""

    def __init__(self, reply: str) -> None:
        self.reply = reply

    async def complete(
        self,
        messages: Sequence[ChatMessage],
        *,
        response_format: Mapping[str, Any] | None,
        max_output_tokens: int,
    ) -> Reply:
        return Reply(self.reply, "stop", None, None, None, 1, "recorded")


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_the_output_schema_is_current(id: str) -> None:
    prompt = LIBRARY.load(id)

    written = (LIBRARY.folder / id / SCHEMA).read_text(encoding="utf-8")

    assert schema_text(prompt) == written, f"{id}/{SCHEMA} is old: {FREEZE}."


def test_a_changed_prompt_has_a_new_version_in_the_lock() -> None:
    frozen = read_lock(LIBRARY.folder)

    lock = lock_text(LIBRARY)  # raises with what to do if a body changed under its version

    for prompt in map(LIBRARY.load, LIBRARY.ids):
        assert (prompt.id, prompt.version) in frozen, f"{prompt.id} is new: {FREEZE}."
    assert len(frozen) == len(lock.splitlines())


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_the_output_is_an_importable_model(id: str) -> None:
    assert issubclass(output_of(LIBRARY.load(id)), BaseModel)


def test_frame_goal_asks_for_fields_that_exist_and_are_not_computed() -> None:
    prompt_file = (LIBRARY.folder / "frame_goal" / "prompt.md").read_text(encoding="utf-8")
    words = {Policy.WORLD: "state", Policy.INFER: "infer", Policy.ASSUME: "suggest"}

    for path in PATHS:
        marked = f"- `{path}` ({words[FIELDS[path].policy]}):"
        assert marked in prompt_file, f"frame_goal/prompt.md lacks a line beginning {marked}"
    listed = [line for line in prompt_file.splitlines() if line.startswith("- `")]
    assert len(PATHS) == len(listed)


def test_frame_goal_names_every_choice() -> None:
    prompt_file = (LIBRARY.folder / "frame_goal" / "prompt.md").read_text(encoding="utf-8")

    missing = [
        choice
        for path in PATHS
        for choice in FIELDS[path].choices
        if f"`{choice}`" not in prompt_file
    ]

    assert [] == missing


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
async def test_a_recorded_reply_gives_what_its_case_expects(file: Path) -> None:
    case = read_case(file)
    transcript = case.transcript()
    statement = ProblemStatement(language=case.language)
    excerpt = Excerpt.of(transcript, case.language)
    inputs = excerpt.inputs(statement, today=date(2026, 10, 3), marker="recorded")
    task = Task(LIBRARY.load("frame_goal"), inputs, GoalReading, excerpt.findings)
    ladder = Ladder(RecordedChat(case.reply), "recorded")

    if case.expect.error is not None:
        with pytest.raises(ModelOutputError) as caught:
            await ladder.ask(task, deadline_seconds=10)
        assert case.expect.error == caught.value.code
        return
    answer = await ladder.ask(task, deadline_seconds=10)
    proposals = excerpt.proposals(answer.value)

    told = [f"{p.path} {p.status.value} {p.value_text}" for p in proposals]
    assert case.expect.proposals == told
    assert case.expect.suspicions == [s.quote for s in excerpt.suspicions(answer.value)]
    if case.expect.quotes is not None:
        assert case.expect.quotes == [proposal.quote for proposal in proposals]
    merged = merge(statement, proposals, transcript)
    shown = merged.model_dump_json(include={"fields", "title"})
    assert [] == [words for words in case.expect.never if words in shown]
