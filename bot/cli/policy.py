"""`remit policy`: a policy file checked, and tried out before it counts."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.domain.errors import InvalidInputError, NotFoundError

app = typer.Typer(
    help="Check a policy, and try it out before it counts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
File = Annotated[Path, typer.Argument(help="A policy in YAML; `-` reads stdin.", allow_dash=True)]
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@app.command()
def lint(file: File, *, as_json: Json = False) -> None:
    """Say whether a policy can be used, and what is wrong in which line."""
    from bot.domain.policy.reading import InvalidPolicyError  # noqa: PLC0415
    from bot.services.policy.file import load_policy  # noqa: PLC0415

    text = read_text(file)
    try:
        policy = load_policy(text)
    except InvalidPolicyError as error:
        found = [str(one) for one in _listed(error.context.get("findings"))]
        told = json.dumps({"usable": False, "findings": found}) if as_json else "\n".join(found)
        typer.echo(told)
        raise typer.Exit(2) from None
    rules = [rule.id for rule in policy.rules]
    if as_json:
        typer.echo(json.dumps({"usable": True, "name": policy.name, "rules": rules}))
        return
    typer.echo(f"{policy.name} can be used: {len(rules)} rules ({', '.join(rules)}).")


@app.command()
def install(
    file: File,
    *,
    team: Annotated[str, typer.Option(help="The workspace, such as T0123456.")],
    operator: Annotated[str, typer.Option(help="Your own name, for the record.")],
) -> None:
    """Have the first policy of a workspace count; later ones take a decision of the people it names."""
    from bot.cli.deciding import with_policies  # noqa: PLC0415
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.policy.policies import Policies  # noqa: PLC0415

    text = read_text(file)

    async def use(policies: Policies) -> str:
        new = await policies.install(text, Origin(team, f"operator:{operator}"))
        return f"{new.policy.name} counts now, as version {new.version} ({new.digest[:12]})."

    typer.echo(with_policies(use))


@app.command()
def propose(
    file: File,
    *,
    team: Annotated[str, typer.Option(help="The workspace, such as T0123456.")],
    person: Annotated[str, typer.Option("--as", help="Who proposes it: a person's id.")],
) -> None:
    """Put a change of the policy before the people the present one names."""
    from bot.cli.deciding import with_policies  # noqa: PLC0415
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.policy.policies import Policies  # noqa: PLC0415

    text = read_text(file)

    async def use(policies: Policies) -> str:
        asked = await policies.propose(text, Origin(team, person))
        return f"{asked.id} is {asked.state.value}: {asked.request.action.target}."

    typer.echo(with_policies(use))


@app.command()
def show(
    *,
    team: Annotated[str, typer.Option(help="The workspace, such as T0123456.")],
    version: Annotated[int | None, typer.Option(help="Which; the one that counts if none.")] = None,
) -> None:
    """Print the policy that counts, as YAML."""
    from bot.cli.deciding import with_policies  # noqa: PLC0415
    from bot.services.policy.policies import Policies  # noqa: PLC0415

    async def use(policies: Policies) -> str:
        number, text = await policies.show(team, version)
        return f"# version {number}\n{text}".rstrip()

    typer.echo(with_policies(use))


@app.command()
def diff(
    file: File,
    *,
    team: Annotated[str, typer.Option(help="The workspace, such as T0123456.")],
    as_json: Json = False,
) -> None:
    """Print what a policy file does otherwise than the policy that counts, rule by rule."""
    from bot.cli.deciding import with_policies  # noqa: PLC0415
    from bot.domain.policy.difference import differences  # noqa: PLC0415
    from bot.services.policy.file import load_policy  # noqa: PLC0415
    from bot.services.policy.policies import Policies  # noqa: PLC0415

    proposed = load_policy(read_text(file))

    async def use(policies: Policies) -> str:
        number, text = await policies.show(team)
        found = differences(load_policy(text), proposed)
        if as_json:
            changes = [one.model_dump(mode="json") for one in found]
            return json.dumps({"version": number, "changes": changes}, indent=2, ensure_ascii=False)
        return "\n".join(one.line for one in found) or f"It does what version {number} does."

    typer.echo(with_policies(use))


@dataclass(frozen=True, slots=True)
class Case:
    """A request to try a policy on, as given on the command line."""

    action: str
    target: str
    system: str
    requester: str
    money: str | None
    confidence: float | None
    tags: tuple[str, ...]
    row: str | None
    raci: tuple[str, ...]


@app.command()
def simulate(  # noqa: PLR0913 - what a rule can ask about
    file: File,
    *,
    action: Annotated[str, typer.Option(help="What shall be done, such as refund.create.")],
    target: Annotated[str, typer.Option(help="To what.")] = "something",
    system: Annotated[str, typer.Option(help="By which system.")] = "some-system",
    requester: Annotated[str, typer.Option(help="Who asks.")] = "U0ASKER",
    money: Annotated[
        str | None, typer.Option(help="How much money moves, such as '501 USD'.")
    ] = None,
    confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="How sure the system is.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    row: Annotated[str | None, typer.Option(help="The oversight row of the spec.")] = None,
    raci: Annotated[
        list[str] | None, typer.Option(help="Who has which role, such as accountable=U0ANN.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="When it is asked; now if not said.", metavar="TIME")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say who would be asked about a request, when, and what happens if nobody answers."""
    case = Case(action, target, system, requester, money, confidence, tuple(tag or ()), row,
                tuple(raci or ()))  # fmt: skip
    typer.echo(run_simulate(read_text(file), case, at=at, as_json=as_json))


def run_simulate(text: str, case: Case, *, at: str | None, as_json: bool) -> str:
    """Resolve a policy for one request.

    Raises:
        InvalidInputError: the policy or the request cannot be used.
    """
    from pydantic import ValidationError  # noqa: PLC0415

    from bot.domain.escalation.action import Request  # noqa: PLC0415
    from bot.domain.moment import as_text  # noqa: PLC0415
    from bot.domain.policy.resolve import resolve  # noqa: PLC0415
    from bot.domain.policy.telling import timeline  # noqa: PLC0415
    from bot.services.policy.file import load_policy  # noqa: PLC0415

    policy, now = load_policy(text), _moment(at)
    try:
        request = Request.model_validate(_document(case))
    except ValidationError as error:
        told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        raise InvalidInputError(
            f"This request cannot be tried: {told}.",
            next_step="See `remit policy simulate --help`.",
        ) from None
    resolved = resolve(policy, request, now)
    lines = [as_text(one) for one in timeline(resolved, now)]
    if not as_json:
        return "\n".join(lines)
    return json.dumps({"timeline": lines, "plan": resolved.plan.model_dump(mode="json")}, indent=2)


def read_text(file: Path) -> str:
    """Read a file, or stdin.

    Raises:
        NotFoundError: there is no such file.
        InvalidInputError: it is no text.
    """
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except OSError:
        raise NotFoundError(f"There is no file {file}.", next_step="Check its name.") from None
    except UnicodeDecodeError:
        raise InvalidInputError(
            f"{file} is no UTF-8 text.", next_step="Save it as UTF-8."
        ) from None


def _document(case: Case) -> dict[str, Any]:
    action: dict[str, Any] = {"name": case.action, "target": case.target, "system": case.system}
    if case.money is not None:
        amount, _, currency = case.money.strip().partition(" ")
        action["money"] = {"amount": decimal_of(amount), "currency": currency.strip().upper()}
    document: dict[str, Any] = {
        "action": action,
        "requester": case.requester,
        "confidence": case.confidence,
        "tags": case.tags,
        "raci": _roles(case.raci),
    }
    if case.row is not None:
        document["row"] = {"spec": "spec", "version": 1, "row": case.row}
    return document


def _roles(given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    roles: dict[str, tuple[str, ...]] = {}
    for each in given:
        role, _, person = each.partition("=")
        roles[role] = (*roles.get(role, ()), person)
    return roles


def decimal_of(text: str) -> Decimal:
    """Read an amount.

    Raises:
        InvalidInputError: it is none.
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        raise InvalidInputError(
            f"{text} is no amount.", next_step="Write it like '501 USD'."
        ) from None


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)  # noqa: TID251 - a command starts here, with the host's clock
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"{text} is no time.", next_step="Write it like 2026-11-23T09:00+01:00."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else []
