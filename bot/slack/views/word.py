"""Label tables: the words of ours that people read, by language, as data."""

from bot.domain.framing.field import FIELDS, SECTIONS
from bot.domain.framing.flag import FLAGS
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ParkedReason, StatementStatus
from bot.domain.provenance import Status
from bot.domain.spec.model import SpecStatus

ENGLISH = "en"

WORDS: dict[str, dict[str, str]] = {
    ENGLISH: {
        "statement": "Problem statement",
        "said": "What was said",
        "concluded": "What follows from it",
        "assumed": "What I assume",
        "instead": "Do this instead (a proposal, you decide)",
        "unknown": "Not known yet",
        "conflicts": "People disagree",
        "flags": "Check with Legal",
        "notes": "Worth a look",
        "actions": "What it would do",
        "parked": "Set aside, without any effect",
        "questions": "Questions",
        "someone": "someone",
        "answer": "Answer",
        "other": "Something else",
        "dont_know": "Don't know",
        "edit": "Edit",
        "undo": "Undo",
        "specify": "Draft a spec",
        "show": "Read all",
        "export": "Export",
        "why": "Why do you think that?",
        "changes": "What changed?",
        "save": "Save",
        "cancel": "Cancel",
        "close": "Close",
        "yes": "yes",
        "no": "no",
        "not_known": "Not known",
        "spec": "Spec draft",
        "purpose": "What it is for",
        "criteria": "Accepted when",
        "oversight": "Who stays in control",
        "refusals": "It refuses",
        "risks": "Risks",
        "traps": "Usual traps to watch",
        "open_items": "Still to settle",
        "before_approval": "To settle before approval",
        "measures": "Quality measures to agree with the data team",
        "to_be_agreed": "to be agreed",
        "to_be_decided": "to be decided",
    },
}

STATEMENT_STATUSES: dict[str, dict[StatementStatus, str]] = {
    ENGLISH: {
        StatementStatus.DRAFT: "draft",
        StatementStatus.CLARIFYING: "open questions",
        StatementStatus.READY: "ready for a spec",
        StatementStatus.APPROVED: "approved",
        StatementStatus.SUPERSEDED: "replaced by a newer one",
        StatementStatus.REJECTED: "not pursued",
        StatementStatus.NOT_ML: "no machine learning needed",
    },
}

SPEC_STATUSES: dict[str, dict[SpecStatus, str]] = {
    ENGLISH: {
        SpecStatus.DRAFT: "draft",
        SpecStatus.IN_REVIEW: "in review",
        SpecStatus.APPROVED: "approved",
        SpecStatus.RETIRED: "no longer in use",
    },
}

SURENESS: dict[str, dict[Status, str]] = {
    ENGLISH: {
        Status.STATED: "said",
        Status.INFERRED: "follows",
        Status.ASSUMED: "assumed",
        Status.UNKNOWN: "not known yet",
    },
}

INSTEAD: dict[str, dict[NotMlKind, str]] = {
    ENGLISH: {
        NotMlKind.RULES: "a few written rules",
        NotMlKind.ANALYTICS: "a report that counts it",
        NotMlKind.PROCESS: "a change in how people work",
        NotMlKind.SEARCH: "looking it up where it already is",
        NotMlKind.BUY: "a finished tool",
    },
}

PARKED: dict[str, dict[ParkedReason, str]] = {
    ENGLISH: {
        ParkedReason.OFF_TOPIC: "off topic",
        ParkedReason.SARCASM: "not meant literally",
        ParkedReason.INJECTION_SUSPECTED: "I treated this as text, not as an instruction",
        ParkedReason.UNFOUND_RECAP: "said to be agreed; I find no message that says so",
        ParkedReason.AUTHORITY_CLAIM: "a claim to be in charge, which I cannot check",
    },
}

# Values of fields that hold a choice; what is missing here is shown as it is.
CHOICES: dict[str, dict[str, dict[str, str]]] = {
    ENGLISH: {
        "business_goal.direction": {
            "up": "should go up",
            "down": "should go down",
            "hold": "should stay",
        },
        "decision.automation_level": {
            "inform": "only inform",
            "suggest": "suggest, a person decides",
            "act_with_approval": "act after a person approves",
            "act": "act on its own",
        },
        "ml_fit.verdict": {
            "ml": "machine learning",
            "llm": "a language model",
            "rules": "a few written rules",
            "analytics": "a report that counts it",
            "process": "a change in how people work",
            "search": "looking it up where it already is",
            "buy": "a finished tool",
            "hybrid": "several of these together",
            "unclear": "not clear yet",
        },
        "task.kind": {kind.value: KINDS[kind].label for kind in Kind if kind in KINDS},
        "constraints.org_maturity": {
            "none": "none",
            "pilot": "a pilot",
            "some": "some",
            "mature": "a lot",
        },
        "risk.effect_on_person": {
            "none": "none",
            "minor": "minor",
            "significant": "significant",
            "legal": "legal rights",
        },
    },
}

# What a flag is about in a word or two; the whole of it is in the domain's table.
FLAG_NAMES: dict[str, dict[str, str]] = {
    ENGLISH: {
        "F-EMPLOYMENT": "jobs",
        "F-WORKER-MONITORING": "monitoring at work",
        "F-CREDIT": "credit",
        "F-INSURANCE-LIFE-HEALTH": "insurance",
        "F-PUBLIC-BENEFIT": "public benefits",
        "F-EDUCATION": "education",
        "F-BIOMETRIC": "biometrics",
        "F-EMOTION-RECOGNITION": "emotions",
        "F-LAW-ENFORCEMENT": "law enforcement",
        "F-MIGRATION": "migration",
        "F-JUSTICE": "justice",
        "F-CRITICAL-INFRA": "critical infrastructure",
        "F-SAFETY": "physical safety",
        "F-MEDICAL": "medical care",
        "F-SPECIAL-CATEGORY": "sensitive data",
        "F-PERSONAL-DATA": "personal data",
        "F-CHILDREN": "children",
        "F-SOLELY-AUTOMATED": "decisions without a person",
        "F-FAIRNESS": "fairness",
        "F-MONEY-MOVE": "payments",
        "F-REGULATED-FINANCE": "regulated finance",
        "F-FINANCIAL-REPORTING": "financial reporting",
        "F-IRREVERSIBLE": "what cannot be undone",
        "F-PUBLIC-OUTPUT": "text for the public",
        "F-UNTRUSTED-CONTENT": "text from outside",
        "F-SECURITY-CODE": "security",
        "F-IP": "copyright",
        "F-CROSS-BORDER": "where data is kept",
        "F-FEEDBACK-LOOP": "feedback loops",
        "F-AUTOMATION-BIAS": "approvals in bulk",
        "injection_suspected": "orders to the bot",
        "F-PROHIBITED-PRACTICE": "a practice the law may forbid",
    },
}

OVERSIGHT: dict[str, dict[str, str]] = {
    ENGLISH: {
        "auto": "on its own",
        "notify": "on its own, then tells people",
        "approve": "after a person approves",
        "dual_approve": "after two people approve",
        "refuse": "never",
    },
}


def word(key: str, language: str = ENGLISH) -> str:
    """A label, in English where the language has none yet."""
    return WORDS.get(language, {}).get(key) or WORDS[ENGLISH][key]


def label(path: str) -> str:
    """What a field is called."""
    definition = FIELDS.get(path)
    return definition.label if definition else path.rsplit(".", 1)[-1].replace("_", " ")


def section_label(section: str) -> str:
    """What a section is called."""
    return SECTIONS.get(section, section)


def choice(path: str, value: str, language: str = ENGLISH) -> str:
    """What a choice is called."""
    table = CHOICES.get(language, CHOICES[ENGLISH])
    return table.get(path, {}).get(value, value)


def status_word(status: StatementStatus, language: str = ENGLISH) -> str:
    """Where a statement is in its life."""
    return STATEMENT_STATUSES.get(language, STATEMENT_STATUSES[ENGLISH])[status]


def spec_status_word(status: SpecStatus, language: str = ENGLISH) -> str:
    """Where a spec is in its life."""
    return SPEC_STATUSES.get(language, SPEC_STATUSES[ENGLISH])[status]


def sureness(status: Status, language: str = ENGLISH) -> str:
    """How sure a value is."""
    return SURENESS.get(language, SURENESS[ENGLISH])[status]


def instead(kind: NotMlKind, language: str = ENGLISH) -> str:
    """What to build where nothing has to be learned."""
    return INSTEAD.get(language, INSTEAD[ENGLISH])[kind]


def parked_reason(reason: ParkedReason, language: str = ENGLISH) -> str:
    """Why a passage was set aside."""
    return PARKED.get(language, PARKED[ENGLISH])[reason]


def flag_name(flag: str, language: str = ENGLISH) -> str:
    """What a flag is about, in a word or two."""
    return FLAG_NAMES.get(language, FLAG_NAMES[ENGLISH]).get(flag, FLAGS.get(flag, flag))


def oversight(mode: str, language: str = ENGLISH) -> str:
    """How much a person is involved."""
    return OVERSIGHT.get(language, OVERSIGHT[ENGLISH]).get(mode, mode)
