"""The risks in a spec: what people named, what their words suggest, and what is usual for the kind."""

from collections.abc import Iterator

from bot.domain.framing.flag import FLAGS, FlagStatus
from bot.domain.framing.kind import KINDS, LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status
from bot.domain.spec.leaf import items, proposed
from bot.domain.spec.plan.generative import GENERATIVE_RISKS, NIST_SOURCE
from bot.domain.spec.section import Risk, RiskSource


def risks(statement: ProblemStatement) -> Iterator[Risk]:
    """What people named, what the words suggest, and what is usual or listed for the kind."""
    found = [*_flagged(statement), *_misuse(statement), *_traps(statement), *_listed(statement)]
    for rank, risk in enumerate(found, start=1):
        number = f"RK-{rank:02d}"
        description = risk.description.model_copy(update={"path": f"risks.{number}.description"})
        yield risk.model_copy(update={"id": number, "description": description})


def _flagged(statement: ProblemStatement) -> Iterator[Risk]:
    for flag in statement.flags:
        if flag.status is FlagStatus.DISMISSED:
            continue
        area = FLAGS.get(flag.flag, flag.flag)
        description = Field(
            path="description",
            value=f"It may touch {area}. Check with Legal or Compliance.",
            status=Status.INFERRED if flag.quote else Status.ASSUMED,
            quotes=(flag.quote,) if flag.quote else (),
            rationale="Suspected from the words of the conversation; not a legal conclusion.",
        )
        yield Risk(
            id="RK",
            source=RiskSource.FLAG,
            description=description,
            flag=flag.flag,
            flag_status=flag.status,
            high_impact=flag.high_impact,
        )


def _misuse(statement: ProblemStatement) -> Iterator[Risk]:
    for leaf in items(statement, "risk.misuse", "description"):
        said = leaf.status is not Status.ASSUMED or leaf.confirmed is not None
        source = RiskSource.SAID if said else RiskSource.KIND
        yield Risk(id="RK", source=source, description=leaf)


def _traps(statement: ProblemStatement) -> Iterator[Risk]:
    definition = KINDS.get(statement.kind) if statement.kind else None
    if definition is None or definition.kind is Kind.NOT_ML:
        return
    rationale = f"A usual trap of this kind of task ({definition.label})."
    for trap in definition.traps:
        words = f"{trap[:1].upper()}{trap[1:]}"
        yield Risk(
            id="RK",
            source=RiskSource.KIND,
            description=proposed("description", words, rationale),
        )


def _listed(statement: ProblemStatement) -> Iterator[Risk]:
    """The published risks of generative AI, for systems that write."""
    if statement.kind not in LANGUAGE_MODEL_KINDS:
        return
    for name, words in GENERATIVE_RISKS:
        rationale = f"On the list of {NIST_SOURCE}: {name}. To be gone through one by one."
        yield Risk(
            id="RK", source=RiskSource.LIST, description=proposed("description", words, rationale)
        )
