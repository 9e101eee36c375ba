"""Risk flags: what a conversation may touch that needs someone from Legal or Compliance."""

from enum import StrEnum

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


class Flag(Frozen):
    """One suspected risk, with the words that raised it."""

    flag: str
    trigger: str
    quote: Quote | None = None
    status: FlagStatus = FlagStatus.SUSPECTED

    @property
    def high_impact(self) -> bool:
        """Whether it asks for an impact assessment and Legal at the table."""
        return self.flag in HIGH_IMPACT
