"""Who is in a team, as people tell it: roles and how many, in English, French and German."""

import re

from bot.domain.number import numbers_in

# role = the words for it; what is not named is not counted
_ROLES = {
    "data_scientist": r"data scientists?|ds|datenwissenschaftler\w*|scientifiques? des données|data-scientists?",
    "ml_engineer": r"(?:ml|machine[- ]learning|mlops|ai|ki)[- ]?(?:engineers?|ingenieur\w*)|mle|ingénieurs? (?:ml|ia)",
    "data_engineer": r"data[- ]engineers?|daten?ingenieur\w*|ingénieurs? (?:de )?données",
    "security": r"security(?: engineers?| officers?)?|sicherheit\w*|sécurité",
    "domain_expert": r"(?:domain|subject[- ]matter) experts?|reviewers?|fachexpert\w*|fachleute|experts? métier|relecteurs?",
}
_NONE = re.compile(
    r"(?:\bno\b|\bwithout\b|\bzero\b|\bkeine?n?\b|\bohne\b|\bpas de\b|\bpas d'|\baucune?\b|\bsans\b|\b0)\s*$"
)
_BEFORE = 16  # characters in which "two senior" may stand before a role


def team_counts(words: str, language: str = "en") -> dict[str, int]:
    """How many of each role were told; a role that was ruled out counts as none."""
    text = words.casefold()
    counts: dict[str, int] = {}
    for role, pattern in _ROLES.items():
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?!\w)", text):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            counts[role] = counts.get(role, 0) + _count(before, language)
    return counts


def _count(before: str, language: str) -> int:
    if _NONE.search(before):
        return 0
    near = re.split(r"[,;.&+]|\band\b|\bund\b|\bet\b", before)[-1]
    numbers = numbers_in(near, language)
    return int(numbers[-1].value) if numbers else 1
