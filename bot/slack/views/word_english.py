"""Label tables in English: the words of ours that people read, and what other languages fall back to."""

from bot.domain.framing.kind import NotMlKind
from bot.domain.framing.statement import ParkedReason, StatementStatus
from bot.domain.provenance import Status
from bot.domain.spec.model import SpecStatus

WORDS: dict[str, str] = {
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
    "count_said": "{count} said",
    "count_assumed": "{count} assumed",
    "count_unknown": "{count} not known",
    "asking_one": "One question would help most",
    "asking": "{count} questions would help most",
    "how": "tap an answer, or just reply in this thread.",
    "looks_like": "Looks like: {kind}.",
    "without": "Good news: this looks solvable without machine learning.",
    "without_by": "Good news: this looks solvable without machine learning: {instead}.",
    "too_early": "Too early to say whether machine learning is needed.",
    "more_in_document": "and {count} more in the full document",
    "more_in_export": "and {count} more in the export",
    "more_proposals": "and {count} more proposals: open the full document",
    "more_change": "1 more change is in the card.",
    "more_changes": "{count} more changes are in the card.",
    "unchanged": "I read that. The problem statement stays as it is.",
    "next": "Next:",
    "done": "No open questions. Draft a spec from it, or keep talking here.",
    "left_open": "left open",
    "was": "was",
    "by_rules": "Drafted by rules",
    "by_model": "Drafted with {model}. AI can be wrong: check what matters",
    "version": "version {version}",
    "may_touch": "may touch {areas}",
    "best_answered": "Best answered by {who}.",
    "own_words": "Or in your own words",
    "noted": "Noted. {label}: {value}.",
    "spoken_said": "Said: {list}.",
    "spoken_assumed": "Assumed: {list}.",
    "spoken_unknown": "Not known yet: {list}.",
    "spoken_question": "Question {number}:",
    "spoken_done": "No open questions. Next: draft a spec from it.",
}

STATEMENT_STATUSES: dict[StatementStatus, str] = {
    StatementStatus.DRAFT: "draft",
    StatementStatus.CLARIFYING: "open questions",
    StatementStatus.READY: "ready for a spec",
    StatementStatus.APPROVED: "approved",
    StatementStatus.SUPERSEDED: "replaced by a newer one",
    StatementStatus.REJECTED: "not pursued",
    StatementStatus.NOT_ML: "no machine learning needed",
}

SPEC_STATUSES: dict[SpecStatus, str] = {
    SpecStatus.DRAFT: "draft",
    SpecStatus.IN_REVIEW: "in review",
    SpecStatus.APPROVED: "approved",
    SpecStatus.RETIRED: "no longer in use",
}

SURENESS: dict[Status, str] = {
    Status.STATED: "said",
    Status.INFERRED: "follows",
    Status.ASSUMED: "assumed",
    Status.UNKNOWN: "not known yet",
}

INSTEAD: dict[NotMlKind, str] = {
    NotMlKind.RULES: "a few written rules",
    NotMlKind.ANALYTICS: "a report that counts it",
    NotMlKind.PROCESS: "a change in how people work",
    NotMlKind.SEARCH: "looking it up where it already is",
    NotMlKind.BUY: "a finished tool",
}

PARKED: dict[ParkedReason, str] = {
    ParkedReason.OFF_TOPIC: "off topic",
    ParkedReason.SARCASM: "not meant literally",
    ParkedReason.INJECTION_SUSPECTED: "I treated this as text, not as an instruction",
    ParkedReason.UNFOUND_RECAP: "said to be agreed; I find no message that says so",
    ParkedReason.AUTHORITY_CLAIM: "a claim to be in charge, which I cannot check",
}

# Values of fields that hold a choice; what is missing here is shown as it is.
CHOICES: dict[str, dict[str, str]] = {
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
}

# What a flag is about in a word or two; the whole of it is in the domain's table.
FLAG_NAMES: dict[str, str] = {
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
}

OVERSIGHT: dict[str, str] = {
    "auto": "on its own",
    "notify": "on its own, then tells people",
    "approve": "after a person approves",
    "dual_approve": "after two people approve",
    "refuse": "never",
}
