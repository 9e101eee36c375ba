"""Fields that hold one of a few agreed words: which there are, and how each reads."""

from collections.abc import Mapping

from bot.domain.oversight.wording import OVERSIGHT_WORDS
from bot.domain.spec.phrasebook.book import filled

CHOICES = {
    "inform": "it informs",
    "suggest": "it suggests",
    "act_with_approval": "it acts after approval",
    "act": "it acts on its own",
    "auto": "on its own",
    "notify": "on its own, and tells somebody",
    "approve": "after approval",
    "dual_approve": "after approval by two people",
    "refuse": "never; a person does it",
}
EFFECTS = {
    "none": "no effect",
    "minor": "a small effect",
    "significant": "a strong effect",
    "legal": "a legal effect",
}
TIMEOUTS = {
    "deny": "it is not done",
    "hold": "it waits",
    "escalate": "it goes to the next person",
}
TRIGGERS = {
    "model": "model",
    "prompt": "prompt",
    "system_rule": "rules of the system prompt",
    "tool": "tools",
    "index": "documents or index",
    "chunking": "how documents are cut",
    "threshold": "threshold",
    "guardrail": "guardrail",
    "judge": "judging model",
    "dataset": "test data",
    "retirement_notice": "notice that a model is withdrawn",
    "upstream_schema": "form of what comes in",
}
_AUTOMATION = {name: CHOICES[name] for name in ("inform", "suggest", "act_with_approval", "act")}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "intended_use.automation": _AUTOMATION,
    "ux.control": _AUTOMATION,
    "impact.effect": EFFECTS,
    "timeout_outcome": TIMEOUTS,
    "regression.triggers": TRIGGERS,
}
_PER_PERIOD = frozenset({"cost.running", "cost.benefit"})  # worked out, as in "600 EUR / day"
_PERIODS = {
    "day": {"fr": "jour", "de": "Tag"},
    "week": {"fr": "semaine", "de": "Woche"},
    "month": {"fr": "mois", "de": "Monat"},
    "quarter": {"fr": "trimestre", "de": "Quartal"},
    "year": {"fr": "an", "de": "Jahr"},
}
_SCALES = ("reversibility", "blast")


def codes_of(path: str, language: str = "en") -> Mapping[str, str]:
    """The words a field can hold, each as it reads; nothing where people write their own."""
    scales = OVERSIGHT_WORDS.get(language, OVERSIGHT_WORDS["en"])
    name = path.rpartition(".")[2]
    if name in _SCALES:
        return scales.reversibility if name == "reversibility" else scales.blast
    for ending, texts in _NAMES.items():
        if path.endswith(ending):
            return {code: filled(text, language) for code, text in texts.items()}
    return {}


def decoded(path: str, words: str, language: str = "en") -> str:
    """A value as it reads: one of the agreed words in the language, anything else as it was written."""
    if path in _PER_PERIOD:
        amount, slash, period = words.rpartition("/ ")
        told = _PERIODS.get(period, {}).get(language, period)
        return f"{amount}{slash}{told}"
    return codes_of(path, language).get(words, words)
