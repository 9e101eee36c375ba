"""Names of everything a person can press, submit or type, and what a button carries."""

import json
import re
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from re import Pattern

from bot.domain.errors import InvalidInputError

COMMAND = "/remit"
CODEC = "v1"
_SEPARATOR = ":"
_NAME = r"[A-Za-z0-9_.-]{1,120}"
_ID = re.compile(_NAME)
_VALUE = re.compile(rf"{CODEC}:({_NAME}):([0-9]{{1,9}})(?::({_NAME})(?::([0-9]{{1,3}}))?)?")


class Action(StrEnum):
    """What a press means. On the wire an occurrence may follow: `framing.option:2`."""

    ANSWER = "framing.answer"  # opens the answer form
    OPTION = "framing.option"  # answers with one tap
    UNKNOWN = "framing.unknown"  # "Don't know"
    ASIDE = "framing.aside"  # the menu of a question; what was picked says what happens
    EDIT = "framing.edit"  # opens the edit form
    SECTION = "framing.section"  # inside the edit form: show another section
    UNDO = "framing.undo"
    REPLACE = "framing.replace"  # gives an answer that came too late after all
    CONTINUE = "resemblance.continue"  # go on in the statement that is like this one
    KEEP = "resemblance.keep"  # they are two
    SPECIFY = "framing.specify"
    SHOW = "framing.show"  # opens the whole document
    MORE = "framing.more"  # the menu of a card; what was picked says what opens
    WHY = "framing.why"  # opens what can be asked about
    REASON = "framing.reason"  # shows what one field rests on
    HISTORY = "framing.history"  # opens what changed from version to version
    PAGE = "framing.page"  # inside the history: shows newer or older versions
    VERSION = "framing.version"  # opens an earlier version
    SINCE = "framing.since"  # opens what changed since a version
    EXPORT = "framing.export"
    REVIEW = "framing.review"  # opens the form about suspected risks
    SPEC_EXPORT = "spec.export"
    SPEC_EDIT = "spec.edit"  # opens the form
    SPEC_PART = "spec.part"  # inside the form: shows another part
    SPEC_UNDO = "spec.undo"
    SPEC_CHOOSE = "spec.choose"  # which part a sentence was about
    SPEC_MORE = "spec.more"  # the menu of a card; what was picked says what it does
    SPEC_SEND = "spec.send"  # opens the form that asks for signatures
    SPEC_SIGN = "spec.sign"
    SPEC_RETIRE = "spec.retire"
    SPEC_CHANGES = "spec.changes"  # opens the form that says what has to change
    SPEC_COMMENT = "spec.comment"  # opens the form for a comment
    SPEC_RESOLVE = "spec.resolve"
    SPEC_COMPARE = "spec.compare"  # opens what was signed against what it says now
    SPEC_LOOSEN = "spec.loosen"  # opens the form that asks for less oversight
    LOOSENING_SIGN = "loosening.sign"
    LOOSENING_DECLINE = "loosening.decline"  # opens the form that says why not
    LOOSENING_END = "loosening.end"
    APPROVE = "escalation.approve"
    REJECT = "escalation.reject"  # opens the form with the reason
    ASK = "escalation.ask"  # opens the form for a question
    REPLY = "escalation.reply"  # opens the form for its answer
    TAKE_BACK = "escalation.take_back"  # asks whoever asked once more
    DONE = "escalation.done"  # whoever asked did what was approved
    FULL = "escalation.full"  # opens everything, however long
    ADD_CASE = "escalation.add_case"  # what was decided becomes a case of the evaluation set
    FIGURES = "escalation.figures"  # opens how the queues are doing
    BATCH = "escalation.batch"  # opens similar requests on one page
    DECIDE_MORE = "escalation.more"  # the menu of a card; what was picked says what opens
    SPEC_CHECK = "spec.check"  # opens what is not testable yet
    SPEC_WAIVE = "spec.waive"  # opens the form that says why a finding can stay
    SPEC_UNWAIVE = "spec.unwaive"
    MAPPING = "evaluation.mapping"  # opens the form about the columns of a table
    REPORT_HOLD = "report.hold"
    REPORT_RESUME = "report.resume"
    REPORT_DROP = "report.drop"  # a summary comes no more
    DATA_WATCH = "data.watch"  # make the profile, and look from now on
    DATA_HOLD = "data.hold"
    DATA_RESUME = "data.resume"
    DATA_END = "data.end"
    DATA_REOPEN = "data.reopen"  # look again at what was ended
    DATA_CHANGE = "data.change"  # opens the form with the declaration as it is
    DATA_APPLY = "data.apply"  # watch as a change that was tried out says
    DATA_RENEW = "data.renew"  # opens the form for another reference
    ADVICE = "drift.advice"  # opens the table of a decision, filled in
    DATA_UNDO = "data.undo"  # opens the form that takes the last renewal back
    ROUNDUP_HOLD = "roundup.hold"
    ROUNDUP_RESUME = "roundup.resume"
    ROUNDUP_DROP = "roundup.drop"  # the channel is told no more what waits
    POLICY_RULE = "policy.rule"  # the menu of a rule; what was picked says what opens
    POLICY_ADD = "policy.add"  # opens the form of a new rule
    POLICY_EDIT = "policy.edit"  # opens the whole text
    POLICY_TRY = "policy.try"  # opens the form to try it
    POLICY_REVIEW = "policy.review"  # opens what the draft changes
    POLICY_VERSION = "policy.version"  # the menu of a version; what was picked says what opens
    POLICY_DISCARD = "policy.discard"  # throws the draft away
    START = "home.start"  # opens the "frame a goal" form

    def at(self, *occurrence: object) -> str:
        """Name one of several: Slack wants each name once per row of buttons."""
        return _SEPARATOR.join((self.value, *map(str, occurrence)))

    @property
    def pattern(self) -> Pattern[str]:
        """Matches every occurrence; what a listener registers."""
        return re.compile(rf"^{re.escape(self.value)}(:.*)?$")

    @classmethod
    def of(cls, action_id: str) -> "Action":
        """Which action an `action_id` names."""
        try:
            return cls(action_id.split(_SEPARATOR, 1)[0])
        except ValueError as error:
            raise _outdated() from error


class Callback(StrEnum):
    """Which form was submitted."""

    ANSWERED = "framing.answered"
    ASSUMED = "framing.assumed"
    EDITED = "framing.edited"
    STARTED = "framing.started"
    REVIEWED = "framing.reviewed"
    SPEC_EDITED = "spec.edited"
    SPEC_SENT = "spec.sent"
    SPEC_CHANGES = "spec.changes"
    SPEC_COMMENTED = "spec.commented"
    SPEC_WAIVED = "spec.waived"
    SPEC_COMPARED = "spec.compared"  # read only
    SPEC_LOOSENED = "spec.loosened"
    SPEC_NOT_LOOSENED = "spec.not-loosened"
    SPEC_CHECK = "spec.check"  # read only
    DOCUMENT = "framing.document"  # read only, never submitted
    WHY = "framing.why"  # read only
    HISTORY = "framing.history"  # read only
    RESTORED = "framing.restored"
    REJECTED = "escalation.rejected"
    ASKED = "escalation.asked"
    REPLIED = "escalation.replied"
    CHANGED = "escalation.changed"
    HANDED_OVER = "escalation.handed_over"
    TAKEN_BACK = "escalation.taken_back"
    EMERGENCY = "escalation.emergency"
    REQUESTED = "escalation.requested"
    BATCHED = "escalation.batched"
    POLICY_PROPOSED = "policy.proposed"
    MAPPED = "evaluation.mapped"
    POLICY = "policy.page"  # read only
    POLICY_RULE_SET = "policy.rule_set"  # a step: what it changes is shown next
    POLICY_TEXT = "policy.text"  # a step
    POLICY_TRIED = "policy.tried"  # a step: what would come of a request is shown next
    SCHEDULED = "report.scheduled"
    DATA_DECLARED = "data.declared"
    DATA_CHANGED = "data.changed"
    DATA_RENEWED = "data.renewed"
    DATA_UNDONE = "data.undone"
    ADVICE = "drift.advice"  # read only
    ROUNDUP = "roundup.planned"
    FULL_VIEW = "escalation.full"  # read only; its buttons are actions


class Shortcut(StrEnum):
    """Entries of Slack's own menus."""

    FROM_MESSAGE = "framing.from_message"
    DECISION = "escalation.from_message"


class Aside(IntEnum):
    """What to do with a question instead of answering it; the number is the entry of its menu."""

    ASSUME = 0  # opens the form: what to assume, who finds out, by when
    LATER = 1
    BESIDE = 2  # not relevant here

    @property
    def kind(self) -> str:
        """What an arrival is called when this was picked."""
        return f"{Action.ASIDE}.{self.value}"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button carries: which document in which version, never any state."""

    id: str
    version: int
    question: str | None = None
    option: int | None = None

    def __post_init__(self) -> None:
        named = (self.id, *(() if self.question is None else (self.question,)))
        if not all(_ID.fullmatch(part) for part in named) or self.version < 0:
            raise _outdated()
        if self.option is not None and (self.question is None or self.option < 0):
            raise _outdated()

    def asking(self, question: str, option: int | None = None) -> "Press":
        """The same document, about one question."""
        return replace(self, question=question, option=option)

    def encode(self) -> str:
        """Write it as a button value."""
        parts = (self.id, self.version, self.question, self.option)
        return _SEPARATOR.join((CODEC, *(str(part) for part in parts if part is not None)))

    @classmethod
    def decode(cls, value: str) -> "Press":
        """Read a button value.

        Raises:
            InvalidInputError: The value is not one of ours, or of an older Remit.
        """
        found = _VALUE.fullmatch(value)
        if found is None:
            raise _outdated()
        named, version, question, option = found.groups()
        return cls(named, int(version), question, None if option is None else int(option))

    def metadata(self, language: str | None = None) -> str:
        """Write it as the private metadata of a form, with the language the form is in."""
        facts = {"v": 1, "id": self.id, "version": self.version, "question": self.question}
        facts["language"] = language
        known = {key: fact for key, fact in facts.items() if fact is not None}
        return json.dumps(known, separators=(",", ":"))

    @classmethod
    def from_metadata(cls, text: str) -> "Press":
        """Read the private metadata of a form.

        Raises:
            InvalidInputError: The metadata is not ours.
        """
        try:
            facts = json.loads(text)
        except ValueError as error:
            raise _outdated() from error
        if not isinstance(facts, dict) or facts.get("v") != 1:
            raise _outdated()
        named, version, question = (facts.get(key) for key in ("id", "version", "question"))
        if not isinstance(named, str) or type(version) is not int:
            raise _outdated()
        if question is not None and not isinstance(question, str):
            raise _outdated()
        return cls(named, version, question)


def named(words: str) -> Press:
    """The document somebody names in a command; a name that cannot be one names nothing."""
    name = words.strip(" `<>\"'")
    return Press(name if _ID.fullmatch(name) else "nothing", 0)


def language_of(metadata: str) -> str:
    """The language a form is in, as far as its private metadata says."""
    try:
        facts = json.loads(metadata or "{}")
    except ValueError:
        return "en"
    language = facts.get("language") if isinstance(facts, dict) else None
    return language if isinstance(language, str) else "en"


def _outdated() -> InvalidInputError:
    return InvalidInputError(
        "This button belongs to a card I no longer understand.",
        next_step="Type `/remit list` to find the current one.",
    )
