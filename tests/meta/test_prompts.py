"""Prompt files keep their promises: declared inputs, current schemas, versions, recorded cases."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from pydantic import BaseModel

from bot.domain.errors import ModelOutputError
from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Policy
from bot.llm.case import (
    FEWEST_ADVERSARIAL,
    FEWEST_CASES,
    CaseFact,
    CaseReportFact,
    NamedCase,
    cases_of,
)
from bot.llm.client import ChatMessage, Reply
from bot.llm.exercise import exercise
from bot.llm.freeze import SCHEMA, lock_text, output_of, read_lock, schema_text
from bot.llm.judging import shortcomings
from bot.llm.ladder import Ladder
from bot.llm.prompts import PromptFileError, PromptLibrary
from bot.llm.sections import DRAFTINGS, Drafting, Section
from bot.llm.summary_words import WORD_SUMMARY
from bot.llm.wire import FACTS

LIBRARY = PromptLibrary.installed()
CASES = [(name, case) for name in LIBRARY.ids for case in cases_of(LIBRARY, name)]
EACH_CASE = pytest.mark.parametrize(
    ("id", "named"), CASES, ids=[f"{name}-{case.name}" for name, case in CASES]
)
WORDS = {Policy.INFER: "infer", Policy.ASSUME: "suggest"}
LINE = re.compile(r"^- `([a-z_.]+)`(?: \((\w+)\))?: ", re.MULTILINE)
FREEZE = "run `python -m bot.llm.freeze`"


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


def text_of(prompt: str) -> str:
    return (LIBRARY.folder / prompt / "prompt.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_a_prompt_renders_only_with_everything_it_declares(id: str) -> None:
    prompt = LIBRARY.load(id)
    given = exercise(prompt, cases_of(LIBRARY, id)[0].case, marker="f3nc3").task.inputs

    for absent in prompt.front.inputs:
        with pytest.raises(PromptFileError, match=absent):
            prompt.render({name: value for name, value in given.items() if name != absent})


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_what_people_write_stays_text(id: str) -> None:
    prompt = LIBRARY.load(id)
    hostile = "{{ 12345679*9 }} {% include 'x' %} {# hush #} <b>&amp;</b>"
    fact = CaseFact(message_id="m1", quote=hostile, path="data.source", value=hostile)
    told = CaseReportFact(id="now-1", text=hostile)
    said = {"messages": [hostile], "facts": [fact], "report": [told]}
    case = cases_of(LIBRARY, id)[0].case.model_copy(update=said)

    messages = prompt.render(exercise(prompt, case, marker="f3nc3").task.inputs)

    assert any(hostile in message.text for message in messages)
    assert not any("111111111" in message.text for message in messages)


def test_every_section_has_its_prompt() -> None:
    assert sorted((*Section, WORD_SUMMARY)) == list(LIBRARY.ids)


def test_facts_are_asked_for_fields_that_exist_and_are_not_computed() -> None:
    listed = [path for path, _ in LINE.findall(text_of(Section.FACTS))]

    assert list(FACTS) == listed
    assert {Policy.WORLD, Policy.INFER, Policy.ASSUME} == {FIELDS[path].policy for path in FACTS}


@pytest.mark.parametrize("drafting", DRAFTINGS, ids=lambda drafting: drafting.section)
def test_drafts_are_asked_for_fields_that_are_not_about_the_world(drafting: Drafting) -> None:
    listed = LINE.findall(text_of(drafting.section))

    assert [(path, WORDS[FIELDS[path].policy]) for path in drafting.paths] == listed


def test_no_field_is_drafted_twice() -> None:
    paths = [path for drafting in DRAFTINGS for path in drafting.paths]

    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("section", Section)
def test_prompts_name_every_choice(section: Section) -> None:
    asked = next((d.paths for d in DRAFTINGS if d.section is section), FACTS)

    missing = [
        choice
        for path in asked
        for choice in FIELDS[path].choices
        if f"`{choice}`" not in text_of(section)
    ]

    assert [] == missing


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_every_prompt_has_enough_cases_and_some_of_them_adversarial(id: str) -> None:
    cases = cases_of(LIBRARY, id)

    assert len(cases) >= FEWEST_CASES, f"{id} needs {FEWEST_CASES} cases."
    adversarial = [case.name for case in cases if case.case.adversarial]
    assert len(adversarial) >= FEWEST_ADVERSARIAL, f"{id}: mark cases with `adversarial: true`."


@EACH_CASE
def test_a_case_says_what_a_live_model_has_to_come_to(id: str, named: NamedCase) -> None:
    """A case that every model passes measures nothing."""
    wanted = named.case.wanted

    asked = (
        *(wanted.proposals or ()), *(wanted.suspicions or ()), *wanted.says, *(wanted.never or ()),
    )  # fmt: skip

    assert asked, f"{id}/{named.name}: say in a part `live` what a live model has to come to."
    for row in wanted.proposals or ():
        assert row.split()[0] in FIELDS, f"{id}/{named.name}: {row}"


@pytest.mark.parametrize("id", LIBRARY.ids)
def test_a_model_that_says_nothing_gets_almost_no_case_right(id: str) -> None:
    """The control of the cases: what must not be said is easily not said."""
    prompt, cases = LIBRARY.load(id), cases_of(LIBRARY, id)
    output = output_of(prompt)
    silent = output.model_validate({name: [] for name in output.model_fields})

    passed = [
        case.name
        for case in cases
        if not shortcomings(case.case, exercise(prompt, case.case, marker="-").keep(silent), ())
    ]

    assert len(passed) <= 1, f"{id}: say in `live` what a useful answer to these holds: {passed}"


@EACH_CASE
async def test_a_recorded_reply_gives_what_its_case_expects(id: str, named: NamedCase) -> None:
    case = named.case
    put = exercise(LIBRARY.load(id), case, marker="recorded")
    ladder = Ladder(RecordedChat(case.reply), "recorded")

    if case.expect.error is not None:
        with pytest.raises(ModelOutputError) as caught:
            await ladder.ask(put.task, deadline_seconds=10)
        assert case.expect.error == caught.value.code
        return
    answer = await ladder.ask(put.task, deadline_seconds=10)
    kept = put.keep(answer.value)

    told = [f"{p.path} {p.status.value} {p.value_text}" for p in kept.proposals]
    assert case.expect.proposals == told
    assert case.expect.sentences == list(kept.sentences)
    assert case.expect.suspicions == [s.quote for s in kept.suspicions]
    assert sorted(case.expect.replaced) == sorted(f"{p.path} {p.value_text}" for p in kept.replaced)
    if case.expect.quotes is not None:
        assert case.expect.quotes == [proposal.quote for proposal in kept.proposals]
    statement = ProblemStatement(language=case.language)
    merged = merge(statement, (*case.known, *kept.proposals), case.transcript)
    shown = merged.model_dump_json(include={"fields", "title"})
    assert [] == [words for words in case.expect.never if words in shown]
