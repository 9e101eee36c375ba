"""Listens to a conversation message by message and keeps notes: what is found, and what becomes of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.agreement import same
from bot.domain.framing.flag import Flag
from bot.domain.framing.parse import closing
from bot.domain.framing.statement import ActionHint, Parked, ParkedReason
from bot.domain.provenance import Claim, Quote
from bot.llm.guide import reply
from bot.llm.guide.answers import Answer
from bot.llm.guide.concession import OWNER, conceded, decided, owner_named
from bot.llm.guide.correction import corrected, moved, put_right
from bot.llm.guide.finding import Finding, apart
from bot.llm.guide.passage import Sentence, sentences
from bot.llm.guide.people import People
from bot.llm.guide.quarantine import cleared
from bot.llm.guide.readers import (
    action,
    change,
    cost,
    deadline,
    decision,
    figure,
    fit,
    goal,
    hope,
    kind,
    memory,
    noise,
    problem,
    risk,
    source,
    stated,
    trap,
)
from bot.llm.guide.readers.place import countable
from bot.llm.guide.recap import recalls, recap
from bot.llm.guide.reply import Heard
from bot.llm.guide.settle import as_claim
from bot.llm.guide.talk import makes
from bot.llm.guide.weighing import COSTS
from bot.llm.guide.withdrawal import Withdrawal, withdrawal

READERS: tuple[Callable[[Sentence], Iterator[Finding]], ...] = (
    goal.read,
    hope.read,
    figure.read,
    change.read,
    deadline.read,
    problem.read,
    decision.read,
    fit.read,
    kind.read,
    trap.read,
    source.read,
    cost.read,
    stated.read,
)
LEGAL = "risk.legal_review"
_DEFINITION, _INACTION = "business_goal.definition", "business_goal.cost_of_inaction"
_INJECTION = "injection_suspected"
_REACH = 200  # findings back; nobody agrees to what was said hundreds of messages ago


@dataclass(slots=True)
class Hearing:
    """Everything noticed while listening."""

    language: str = "en"
    findings: list[Finding] = field(default_factory=list)
    taken: list[tuple[Finding, str]] = field(default_factory=list)  # back, and by which message
    withdrawals: list[Withdrawal] = field(default_factory=list)
    claimed: dict[str, list[Claim]] = field(default_factory=dict)
    flags: dict[str, Flag] = field(default_factory=dict)
    actions: dict[str, ActionHint] = field(default_factory=dict)
    parked: list[Parked] = field(default_factory=list)
    doubted: list[Quote] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    people: People = field(default_factory=People)
    owner: str | None = None  # as named by somebody else, or in a form
    _numbers: set[float] = field(default_factory=set)  # all that anybody has said so far

    def readable(self, transcript: Transcript) -> list[Message]:
        """What people said, without their orders to the bot."""
        messages: list[Message] = []
        self.people.meet(transcript)
        for message in transcript:
            clear = cleared(message)
            self.parked += clear.parked
            self.doubted += clear.doubted
            for parked in clear.parked:
                if parked.reason is not ParkedReason.INJECTION_SUSPECTED:
                    continue
                flag = Flag(flag=_INJECTION, trigger=parked.quote.text[:120], quote=parked.quote)
                self.flags.setdefault(_INJECTION, flag)
            if clear.message.text.strip() or not clear.parked:
                messages.append(clear.message)
        return messages

    def listen(self, message: Message, index: int) -> None:
        """Note what one message says."""
        if message.kind is MessageKind.SAID:
            self._say(message, index)
        elif message.kind is MessageKind.ANSWER and closing(message.text) is None:
            self._answer(message, index)
        self.owner = owner_named([message], ()) or self.owner

    def _say(self, message: Message, index: int) -> None:
        astray = False
        heard: list[Heard] = []
        for whole in sentences(message, index, self.language):
            self.people.hear(whole)
            for sentence in self._without_asides(whole):
                back = self._take_back(sentence)
                if back is not None and not back:
                    continue
                parked = None if back else noise.read(sentence, astray=astray)
                astray = parked is not None and parked.reason is ParkedReason.OFF_TOPIC
                if parked is not None:
                    self._park(parked, sentence)
                elif not sentence.quoted:
                    found = self._found(sentence)
                    if back:
                        found = [f for f in found if f.number in back]
                    heard.append(Heard(sentence, found))
                    self._add(found)
                    self._beside(sentence)
            self._numbers.update(number.value for number in countable(whole))
        if not astray:
            self._add(reply.read(message, heard, self.findings))

    def _without_asides(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentence, or what is left of it around small talk and claims of authority."""
        start = sentence.start
        for aside in noise.asides(sentence):
            self._park(aside, sentence)
            if start < aside.quote.start:
                yield sentence.part(start, aside.quote.start)
            start = aside.quote.end
        if start == sentence.start:
            yield sentence
        elif any(c.isalnum() for c in sentence.message.text[start : sentence.end]):
            yield sentence.part(start, sentence.end)

    def _park(self, parked: Parked, sentence: Sentence) -> None:
        self.parked.append(parked)
        if parked.reason is ParkedReason.AUTHORITY_CLAIM and makes(sentence, "legal"):
            claim = Claim(
                value=parked.quote.text,
                quotes=(parked.quote,),
                said_by=parked.said_by,
                said_at=sentence.message.said_at,
            )
            self.claimed.setdefault(LEGAL, []).append(claim)

    def _take_back(self, sentence: Sentence) -> set[float] | None:
        """Take back what a sentence takes back; the numbers it says instead, none if it does not."""
        back = withdrawal(sentence, self.findings)
        if back is None:
            return None
        self.withdrawals.append(back)
        gone = [f for f in self.findings if back.reaches(f)]
        self.taken += [(finding, sentence.message.id) for finding in gone]
        known = {finding.number for finding in gone if finding.number is not None}
        self.findings = [f for f in self.findings if not back.reaches(f)]
        if back.everything:
            self.actions = {
                key: hint
                for key, hint in self.actions.items()
                if hint.quote.message_id not in {f.message.id for f in gone}
            }
        return {number.value for number in countable(sentence)} - known

    def _found(self, sentence: Sentence) -> list[Finding]:
        found = apart([finding for reader in READERS for finding in reader(sentence)])
        found = list(_of_one_thing(memory.read(sentence, found)))
        recent = self.findings[-_REACH:]
        if recalls(sentence):
            sorted_out = recap(sentence, found, recent, self._numbers)
            self._claim(sentence, sorted_out.claimed)
            return list(sorted_out.kept)
        decisions = list(decided(sentence, recent, self.owner))
        if decisions:
            return [f for f in found if f.number is None] + decisions
        if not any(f.number is not None and not f.tentative for f in found):
            correction = corrected(sentence, recent)
            if correction is None and not any(f.path == deadline.PATH for f in found):
                correction = moved(sentence, recent)
            found += [correction] if correction else conceded(sentence, recent)
        return list(put_right(sentence, found, recent))

    def _claim(self, sentence: Sentence, claimed: tuple[Finding, ...]) -> None:
        for finding in claimed:
            known = self.claimed.setdefault(finding.path, [])
            if not any(same(claim.value, finding.value) for claim in known):
                known.append(as_claim(finding))
        if claimed:
            reason, who = ParkedReason.UNFOUND_RECAP, sentence.message.user
            self.parked.append(Parked(reason=reason, said_by=who, quote=sentence.quote()))

    def _add(self, found: Iterator[Finding] | list[Finding]) -> None:
        for finding in found:
            if finding.path == LEGAL:  # that Legal has seen it is for Legal to say
                self.claimed.setdefault(LEGAL, []).append(as_claim(finding))
                continue
            self.findings.append(finding)
            if finding.path == OWNER:
                self.owner = owner_named((), [finding]) or self.owner

    def _beside(self, sentence: Sentence) -> None:
        for flag in risk.read(sentence):
            self.flags.setdefault(flag.flag, flag)
        for hint in action.read(sentence):
            self.actions.setdefault(f"{hint.action} {hint.mode}", hint)

    def _answer(self, message: Message, index: int) -> None:
        """An answer is read for its own field, and for whatever else it plainly states."""
        cut = tuple(sentences(message, index, self.language))
        found: list[Finding] = []
        for sentence in cut:
            self._numbers.update(number.value for number in countable(sentence))
            if sentence.quoted or sentence.question or noise.read(sentence) is not None:
                continue
            found += [finding for reader in READERS for finding in reader(sentence)]
            self._beside(sentence)
        self.answers[message.id] = Answer(message, cut, found)


def _of_one_thing(found: Iterable[Finding]) -> Iterator[Finding]:
    """What a sentence says, without times and figures that are part of a definition in it."""
    kept = list(found)
    meanings = [f.quote for f in kept if f.path == _DEFINITION]
    mistakes = any(f.path in COSTS for f in kept)
    for finding in kept:
        if mistakes and finding.path == _INACTION:
            continue  # what one mistake costs is not what doing nothing costs
        owned = finding.path in _OWNED and any(
            quote.start <= finding.quote.start and finding.quote.end <= quote.end
            for quote in meanings
        )
        if not owned:
            yield finding


_OWNED = frozenset({deadline.PATH, "business_goal.baseline", "business_goal.target"})
