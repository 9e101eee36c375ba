"""What is assumed where a person does not know: plain defaults, who checks them, and by when."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.conversation.model import FollowUp, Message
from bot.domain.framing.bank import BANK
from bot.domain.framing.bank_french import FRENCH
from bot.domain.framing.bank_german import GERMAN
from bot.domain.framing.field import FIELDS
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.words import table
from bot.domain.provenance import Closing, Field, Policy, Status, Value

TWO_WEEKS = timedelta(days=14)
_MAY_ASSUME = frozenset({Policy.INFER, Policy.ASSUME})
_LEVEL = "decision.automation_level"
_CAUTIOUS = "suggest"  # leaves the decision to people

# None of these is a fact about the world: each is what a careful team would do meanwhile.
_DEFAULTS: dict[str, dict[str, str]] = {
    "en": table(
        """
business_goal.population = everyone the goal is about, nobody left out
ml_fit.heuristic = what people do today
metrics.guardrails = complaints do not go up
metrics.business_test = before and after
task.reference = an experienced colleague decides what is right
task.failure_handling = the person who notices it puts it right and tells the team
task.no_answer = it says so and hands over to a person
task.recourse = a person looks at it again
"""
    ),
    "fr": table(
        """
business_goal.population = toutes les personnes concernées par l'objectif, sans exception
ml_fit.heuristic = ce que l'on fait aujourd'hui
metrics.guardrails = les réclamations n'augmentent pas
metrics.business_test = avant et après
task.reference = un collègue expérimenté décide de ce qui est juste
task.failure_handling = la personne qui s'en aperçoit corrige et prévient l'équipe
task.no_answer = il le dit et passe la main à une personne
task.recourse = une personne réexamine le cas
"""
    ),
    "de": table(
        """
business_goal.population = alle, um die es beim Ziel geht, ohne Ausnahme
ml_fit.heuristic = was heute gemacht wird
metrics.guardrails = die Beschwerden nehmen nicht zu
metrics.business_test = vorher und nachher
task.reference = eine erfahrene Kollegin entscheidet, was richtig ist
task.failure_handling = wer es bemerkt, bringt es in Ordnung und sagt dem Team Bescheid
task.no_answer = es sagt das und übergibt an einen Menschen
task.recourse = ein Mensch sieht sich den Fall noch einmal an
"""
    ),
}
_CLOSED = {
    "en": {
        Closing.DOES_NOT_KNOW: "@{user} does not know.",
        Closing.NOT_RELEVANT: "@{user} says this is not relevant.",
        Closing.LATER: "@{user} will say later.",
    },
    "fr": {
        Closing.DOES_NOT_KNOW: "@{user} ne sait pas.",
        Closing.NOT_RELEVANT: "@{user} dit que ce n'est pas pertinent.",
        Closing.LATER: "@{user} le dira plus tard.",
    },
    "de": {
        Closing.DOES_NOT_KNOW: "@{user} weiß es nicht.",
        Closing.NOT_RELEVANT: "@{user} sagt, das ist hier nicht relevant.",
        Closing.LATER: "@{user} sagt es später.",
    },
}
_CHECKS = {
    "en": "{who} finds out by {day}",
    "fr": "{who} se renseigne d'ici le {day}",
    "de": "{who} klärt es bis {day}",
}
HEADINGS = {
    "en": "Assumptions, and who finds out",
    "fr": "Suppositions, et qui se renseigne",
    "de": "Annahmen, und wer sie klärt",
}
RISK = {"en": "What depends on it:", "fr": "Ce qui en dépend :", "de": "Daran hängt:"}
NOBODY = {
    "en": "nobody checks this yet",
    "fr": "personne ne vérifie encore",
    "de": "das prüft noch niemand",
}
_REASONS = {
    "en": "Assumed until somebody knows.",
    "fr": "Supposé jusqu'à ce que quelqu'un le sache.",
    "de": "Angenommen, bis es jemand weiß.",
}


def closed_words(closing: Closing, user: str, language: str) -> str:
    """Why a field stays empty, as a sentence."""
    return _CLOSED.get(language, _CLOSED["en"])[closing].format(user=user)


def check_words(follow_up: FollowUp | None, names: Mapping[str, str], language: str) -> str:
    """Who finds out, and by when."""
    if follow_up is None:
        return NOBODY.get(language, NOBODY["en"])
    who = names.get(follow_up.owner, f"@{follow_up.owner}")
    return _CHECKS.get(language, _CHECKS["en"]).format(who=who, day=follow_up.due_on.isoformat())


def may_be_assumed(path: str) -> bool:
    """Whether something may be assumed here at all; facts about the world are found out."""
    return FIELDS[path].policy in _MAY_ASSUME


def follow_up_of(message: Message) -> FollowUp:
    """Who finds out: whoever did not know, within two weeks, unless somebody said otherwise."""
    if message.follow_up is not None:
        return message.follow_up
    return FollowUp(owner=message.user, due_on=message.said_at.date() + TWO_WEEKS)


def standing_in(present: Field | None, proposal: Field) -> Field:
    """A proposal where there is nothing yet; where a person does not know, with who finds out."""
    if present is None:
        return proposal
    if present.closing is not Closing.DOES_NOT_KNOW or present.value is not None:
        return present
    told = {"closing": present.closing, "follow_up": present.follow_up}
    return proposal.model_copy(update=told)


def with_defaults(fields: Mapping[str, Field], language: str) -> dict[str, Field]:
    """The fields nobody knows, with what a careful team would assume, where anything may be."""
    return {path: _with_default(field, language) for path, field in fields.items()}


def risk_of(path: str, language: str) -> str | None:
    """What depends on a field: the reason why somebody was asked about it."""
    wordings = {"fr": FRENCH, "de": GERMAN}.get(language, {})
    found = next((one for one in BANK.values() if one.field == path), None)
    if found is None:
        return None
    return wordings[found.id].why if found.id in wordings else found.why


def assumptions(statement: ProblemStatement) -> tuple[Field, ...]:
    """What the statement rests on without knowing it, and what somebody has to find out."""
    return tuple(
        field
        for field in statement.having(Status.ASSUMED, Status.UNKNOWN)
        if (field.value is not None or field.follow_up is not None)
        and field.path != "summary"  # it says the rest again, and nobody has to find it out
    )


def _with_default(field: Field, language: str) -> Field:
    if field.closing is not Closing.DOES_NOT_KNOW or field.follow_up is None:
        return field
    risk = field.risk_if_wrong or risk_of(field.path, language)
    value = field.value or _default(field.path, language)
    if value is None or not may_be_assumed(field.path):
        return field.model_copy(update={"risk_if_wrong": risk})
    field = field if field.value else field.model_copy(update={"rationale": None})
    changes = {
        "value": value,
        "status": Status.ASSUMED,
        "rationale": field.rationale or _REASONS.get(language, _REASONS["en"]),
        "risk_if_wrong": risk,
        "confirmed": None,
    }
    return field.model_copy(update=changes)


def _default(path: str, language: str) -> Value | None:
    if path == _LEVEL:
        return _CAUTIOUS
    words = _DEFAULTS.get(language, _DEFAULTS["en"]).get(path)
    return (words,) if words and path == "metrics.guardrails" else words
