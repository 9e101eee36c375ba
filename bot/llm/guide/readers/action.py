"""Reads actions the system would take, with the oversight somebody asked for."""

from collections.abc import Iterator

from bot.domain.framing.statement import ActionHint
from bot.llm.guide.passage import Sentence

_MODES = (
    ("automation_approval", "approve"),
    ("forbidden", "refuse"),
    ("automation_act", "auto"),
    ("automation_suggest", "approve"),
    ("automation_inform", "notify"),
)


def read(sentence: Sentence) -> Iterator[ActionHint]:
    """A verb of action beside a word about oversight; the limit stays in the quote."""
    verbs = sentence.hits("action_verb")
    mode = next((mode for cue, mode in _MODES if sentence.has(cue)), None)
    if not verbs or mode is None or sentence.question:
        return
    if mode == "refuse" and sentence.has("automation_approval", "automation_act"):
        mode = "approve"  # "never … without approval"
    act = next((v for v in verbs if v.key not in _OVERSIGHT), None)
    if act is not None:
        action = sentence.quote(act.start, act.end).text.lower()
        yield ActionHint(action=action, mode=mode, quote=sentence.quote())


_OVERSIGHT = frozenset({"approve", "approves", "genehmigen", "freigeben", "valider", "approuver"})
