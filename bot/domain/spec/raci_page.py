"""Who answers for what, as a part of the document."""

from collections.abc import Iterator

from bot.domain.spec.facts import facts
from bot.domain.spec.inline import table
from bot.domain.spec.model import AISpec
from bot.domain.spec.noted import noted
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.raci import Letter, RaciRow, Role

ROLES = {
    Role.PRODUCT_OWNER: "Product owner",
    Role.DATA_SCIENTIST: "Data scientist",
    Role.ML_ENGINEER: "ML engineer",
    Role.DATA_ENGINEER: "Data engineer",
    Role.BUSINESS_OWNER: "Business owner",
    Role.DOMAIN_EXPERT: "Domain expert",
    Role.LEGAL: "Legal",
    Role.UX: "UX",
    Role.OPERATIONS: "Operations",
    Role.SOFTWARE_ENGINEER: "Software engineer",
    Role.SECURITY: "Security",
    Role.SPONSOR: "Sponsor",
}


def responsibilities(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Who answers for what."""
    plan = spec.raci
    if not plan.rows:
        return
    rows = [
        (row.what, *(_everybody(row, letter, phrases) for letter in Letter)) for row in plan.rows
    ]
    yield from table(phrases.all("Task", "Accountable", "Does it", "Asked", "Told"), rows)
    yield ""
    if plan.basis.confirmed is None:
        yield phrases.say("The usual split {0}: nobody has agreed to it yet.", phrases.proposal)
    answering = {role for row in plan.rows for role in row.having(Letter.ACCOUNTABLE)}
    held = [h for h in plan.holders if h.person.value is not None or h.role in answering]
    yield ""
    whole = noted(plan, phrases, "raci", *(letter.name.lower() for letter in Letter))
    basis = noted(plan, phrases, "raci", "basis") if plan.basis.confirmed else ()
    holders = ((ROLES[one.role], one.person) for one in held)
    yield from facts(phrases, *whole, *basis, *holders)


def _everybody(row: RaciRow, letter: Letter, phrases: Phrases) -> str:
    """Who was named, in the place of the usual roles where it is one person's; else beside them."""
    named = ", ".join(phrases.who(one.strip()) for one in row.named(letter).split(",") if one)
    instead = letter in {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}
    roles = "" if named and instead else _roles(row.having(letter), phrases)
    return ", ".join(filter(None, (named, roles)))


def _roles(roles: tuple[Role, ...], phrases: Phrases) -> str:
    return ", ".join(phrases.say(ROLES[role]) for role in roles)
