"""The opening of a summary worded by a model, from facts in which nobody else's text stands."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.lint.model import Language
from bot.domain.report.fact import ReportFact
from bot.domain.report.reader import Reader
from bot.domain.report.wording import Flaw, Sentence, flaws
from bot.domain.report.wording_words import LEXICONS
from bot.llm.allowance import Allowance
from bot.llm.client import ChatClient
from bot.llm.ladder import Ladder, Task
from bot.llm.ledger import LedgerEntry
from bot.llm.prompts import Prompt, PromptLibrary
from bot.llm.wire import SummaryWords

WORD_SUMMARY = "word_summary"  # the prompt
_SAYS: Mapping[Flaw, str] = {
    Flaw.FACT: "there is no such fact, or it has a sentence already",
    Flaw.LINK: "has a link, a mention or markup",
    Flaw.MARK: "has to have exactly these marks of its fact, in this order",
    Flaw.OUTCOME: "leaves this out, or says how it came out, or why, in other words than its fact",
    Flaw.NUMBER: "has a number or a quantity that its fact does not have, or has it in another place",
    Flaw.DATE: "has a date or a time that its fact does not have",
    Flaw.NAME: "has a name that its fact does not have",
    Flaw.WORD: "has a word that is neither its fact's nor one of those that may be added",
    Flaw.SIGN: "has a sign that is neither a letter nor plain punctuation",
    Flaw.LENGTH: "is no single short sentence",
}


@dataclass(frozen=True, slots=True)
class Worded:
    """What a model made of the facts: to be said, or not for these reasons."""

    sentences: tuple[Sentence, ...]
    flaws: tuple[Flaw, ...]
    calls: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class SummaryWording:
    """Asks one endpoint; nothing vendor-made is loaded before a call."""

    prompt: Prompt
    client: ChatClient
    ladder: Ladder

    @classmethod
    def of(cls, client: ChatClient) -> "SummaryWording":
        """Read the prompt now, so that a broken file stops the start and not a summary."""
        prompt = PromptLibrary.installed().load(WORD_SUMMARY)
        return cls(prompt, client, Ladder.at(client.endpoint, client))

    async def word(
        self,
        facts: Sequence[ReportFact],
        reader: Reader,
        language: Language,
        *,
        seconds: float,
        allowance: Allowance,
    ) -> Worded:
        """Have the facts worded within so many seconds, whatever the endpoint does.

        Raises:
            RemitError: a model error, if nothing usable came in time.
            TimeoutError: the client itself could not be loaded in time.
        """
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + seconds
        async with asyncio.timeout_at(ends_at):
            await self.client.prepare()
        task, left = task_of(self.prompt, facts, reader, language), ends_at - loop.time()
        answer = await self.ladder.ask(task, deadline_seconds=left, allowance=allowance)
        sentences = sentences_of(answer.value)
        found = flaws(sentences, {fact.id: fact for fact in facts}, language)
        return Worded(sentences, tuple(flaw for _, flaw, _ in found), answer.calls)


def task_of(
    prompt: Prompt, facts: Sequence[ReportFact], reader: Reader, language: Language
) -> Task[SummaryWords]:
    """What is asked, and the critic of the answer."""
    known = {fact.id: fact for fact in facts}

    def findings(words: SummaryWords) -> tuple[str, ...]:
        found = flaws(sentences_of(words), known, language)
        return tuple(f"sentences[{at}] {_SAYS[flaw]}: {what}" for at, flaw, what in found)

    inputs = {
        "facts": [
            {"id": one.id, "text": one.text, "keeps": [*one.keeps, *one.figures]} for one in facts
        ],
        "words": ", ".join(sorted(LEXICONS[language].usable)),
        "leads": ", ".join(sorted(LEXICONS[language].leads)),
        "reader": reader.value,
        "language": language,
    }
    return Task(prompt=prompt, inputs=inputs, output=SummaryWords, check=findings)


def sentences_of(words: SummaryWords) -> tuple[Sentence, ...]:
    """The sentences as the domain knows them."""
    return tuple(Sentence(fact=one.fact, text=one.text) for one in words.sentences)
