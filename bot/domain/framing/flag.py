"""Risk flags: what a conversation may touch that needs someone from Legal or Compliance."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.provenance import Frozen, Quote

FLAGS: dict[str, str] = {
    "F-EMPLOYMENT": "hiring, ranking or dismissing people, or giving out their work",
    "F-WORKER-MONITORING": "watching people at work",
    "F-CREDIT": "creditworthiness",
    "F-INSURANCE-LIFE-HEALTH": "risk or price of life and health insurance",
    "F-PUBLIC-BENEFIT": "eligibility for public benefits",
    "F-EDUCATION": "admission, grading or proctoring",
    "F-BIOMETRIC": "biometric identification",
    "F-EMOTION-RECOGNITION": "reading emotions",
    "F-LAW-ENFORCEMENT": "law enforcement",
    "F-MIGRATION": "migration and asylum",
    "F-JUSTICE": "courts and justice",
    "F-CRITICAL-INFRA": "critical infrastructure",
    "F-SAFETY": "physical harm",
    "F-MEDICAL": "diagnosis, treatment or clinical records",
    "F-SPECIAL-CATEGORY": "health, biometrics, religion, union membership or orientation",
    "F-PERSONAL-DATA": "personal data",
    "F-CHILDREN": "children",
    "F-SOLELY-AUTOMATED": "decisions about people without a person",
    "F-FAIRNESS": "groups that could be treated worse",
    "F-MONEY-MOVE": "payments, refunds or credits",
    "F-REGULATED-FINANCE": "money laundering, sanctions or market conduct",
    "F-FINANCIAL-REPORTING": "financial reporting",
    "F-IRREVERSIBLE": "actions that cannot be undone",
    "F-PUBLIC-OUTPUT": "text that reaches customers or the public",
    "F-UNTRUSTED-CONTENT": "a model reading text from outside",
    "F-SECURITY-CODE": "security or code",
    "F-IP": "copyright and licences",
    "F-CROSS-BORDER": "where data may be kept or sent",
    "F-FEEDBACK-LOOP": "a model that shapes its own data",
    "F-AUTOMATION-BIAS": "approvals in high volume",
    "injection_suspected": "text that tries to give the bot orders",
    "F-PROHIBITED-PRACTICE": "a practice the law may forbid",
}

PROHIBITED = "F-PROHIBITED-PRACTICE"
HIGH_IMPACT = frozenset(
    {
        "F-EMPLOYMENT",
        "F-WORKER-MONITORING",
        "F-CREDIT",
        "F-INSURANCE-LIFE-HEALTH",
        "F-PUBLIC-BENEFIT",
        "F-EDUCATION",
        "F-BIOMETRIC",
        "F-EMOTION-RECOGNITION",
        "F-LAW-ENFORCEMENT",
        "F-MIGRATION",
        "F-JUSTICE",
        "F-CRITICAL-INFRA",
        "F-SAFETY",
        "F-MEDICAL",
        "F-REGULATED-FINANCE",
        "F-SOLELY-AUTOMATED",
    }
)


class FlagStatus(StrEnum):
    """A flag is only ever suspected until a person says so."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


REVIEWED: dict[str, dict[FlagStatus, str]] = {
    "en": {FlagStatus.CONFIRMED: "Applies, says", FlagStatus.DISMISSED: "Does not apply, says"},
    "fr": {FlagStatus.CONFIRMED: "Concerné, selon", FlagStatus.DISMISSED: "Non concerné, selon"},
    "de": {FlagStatus.CONFIRMED: "Trifft zu, sagt", FlagStatus.DISMISSED: "Trifft nicht zu, sagt"},
}


class Review(Frozen):
    """Who decided about a flag, when, and why."""

    by: str
    at: AwareDatetime
    reason: str = ""


class Flag(Frozen):
    """One suspected risk, with the words that raised it."""

    flag: str
    trigger: str
    quote: Quote | None = None
    status: FlagStatus = FlagStatus.SUSPECTED
    review: Review | None = None

    @property
    def high_impact(self) -> bool:
        """Whether it asks for an impact assessment and Legal at the table."""
        return self.flag in HIGH_IMPACT

    @property
    def live(self) -> bool:
        """Whether nobody has said that it does not apply."""
        return self.status is not FlagStatus.DISMISSED


def needs_reason(flag: str, verdict: str) -> bool:
    """Whether a decision about a flag counts only with a reason in writing."""
    weighty = flag in HIGH_IMPACT or flag == PROHIBITED
    return weighty and verdict == FlagStatus.DISMISSED


def reviewed(flags: Iterable[Flag], messages: Iterable[Message]) -> tuple[Flag, ...]:
    """The flags with what people decided about each; the last decision that counts stands."""
    decided: dict[str, Message] = {}
    for message in messages:
        known = message.verdict in {FlagStatus.CONFIRMED, FlagStatus.DISMISSED}
        if message.kind is not MessageKind.REVIEW or not known or not message.field:
            continue
        if message.text.strip() or not needs_reason(message.field, str(message.verdict)):
            decided[message.field] = message
    return tuple(_reviewed(flag, decided.get(flag.flag)) for flag in flags)


def _reviewed(flag: Flag, decision: Message | None) -> Flag:
    if decision is None:
        return flag
    review = Review(by=decision.user, at=decision.said_at, reason=decision.text.strip())
    status = FlagStatus(str(decision.verdict))
    return flag.model_copy(update={"status": status, "review": review})
