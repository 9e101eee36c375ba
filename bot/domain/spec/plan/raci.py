"""Who answers for what: one person accountable for each task, and what is wrong with the split."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, value_text
from bot.domain.spec.leaf import carried, proposed, unknown
from bot.domain.spec.plan.team import team_counts

MOST_ACCOUNTABLE = 6  # tasks one role can answer for
MOST_SCIENTISTS = 2  # to each data engineer


class Role(StrEnum):
    """Who takes part."""

    BUSINESS_OWNER = "business_owner"
    PRODUCT_OWNER = "product_owner"
    DATA_SCIENTIST = "data_scientist"
    ML_ENGINEER = "ml_engineer"
    DATA_ENGINEER = "data_engineer"
    SOFTWARE_ENGINEER = "software_engineer"
    UX = "ux"
    DOMAIN_EXPERT = "domain_expert"  # leads those who review
    LEGAL = "legal"
    SECURITY = "security"
    OPERATIONS = "operations"
    SPONSOR = "sponsor"


class Task(StrEnum):
    """What somebody has to answer for."""

    GOAL = "goal"
    DATA_SUPPLY = "data_supply"
    PROTOTYPE = "prototype"
    METRICS = "metrics"
    PIPELINE = "pipeline"
    OPERATION = "operation"
    IMPACT = "impact"
    ML_DECISION = "ml_decision"
    BEHAVIOUR = "behaviour"
    EVALUATION_DATA = "evaluation_data"
    LABELLING = "labelling"
    OVERSIGHT = "oversight"
    APPROVAL = "approval"
    FAIRNESS = "fairness"
    ROLLOUT = "rollout"
    INCIDENT = "incident"
    RETRAINING = "retraining"
    COMMUNICATION = "communication"
    RETIREMENT = "retirement"


class Letter(StrEnum):
    """What a role does in a task."""

    ACCOUNTABLE = "A"
    RESPONSIBLE = "R"
    CONSULTED = "C"
    INFORMED = "I"


class Part(Frozen):
    """The letters one role has in one task."""

    role: Role
    letters: tuple[Letter, ...]


class RaciRow(Frozen):
    """One task and everybody in it: the roles of the split, and who was named for this very task."""

    id: str
    task: Task
    what: str
    parts: tuple[Part, ...]
    accountable: Field | None = None
    responsible: Field | None = None
    consulted: Field | None = None
    informed: Field | None = None

    def having(self, letter: Letter) -> tuple[Role, ...]:
        """The roles with a letter."""
        return tuple(part.role for part in self.parts if letter in part.letters)

    def named(self, letter: Letter) -> str:
        """Who was named for it, beyond the roles."""
        leaf = getattr(self, letter.name.lower())
        return value_text(leaf.value) if isinstance(leaf, Field) else ""


class Holder(Frozen):
    """Who holds a role."""

    id: str
    role: Role
    person: Field


class RaciPlan(Frozen):
    """The split of the work, who agreed to it, and who holds which role."""

    basis: Field = unknown("raci.basis", "P-A01")
    accountable: Field = unknown(
        "raci.accountable"
    )  # these four for all of it, unless a row says otherwise
    responsible: Field = unknown("raci.responsible")
    consulted: Field = unknown("raci.consulted")
    informed: Field = unknown("raci.informed")
    rows: tuple[RaciRow, ...] = ()
    holders: tuple[Holder, ...] = ()

    def answering(self, task: Task) -> str:
        """Who is accountable for a task, in the words they were named by; empty where nobody was."""
        row = next((one for one in self.rows if one.task is task), None)
        roles = row.having(Letter.ACCOUNTABLE) if row else ()
        held = (value_text(one.person.value) for one in self.holders if one.role in roles)
        named = (row.named(Letter.ACCOUNTABLE) if row else "", value_text(self.accountable.value))
        return next(filter(None, (*named, *held)), "")


class RaciFault(StrEnum):
    """What can be wrong with a split."""

    NOT_ONE_ACCOUNTABLE = "not_one_accountable"
    NOBODY_RESPONSIBLE = "nobody_responsible"
    NO_PERSON = "no_person"  # an accountable role nobody holds
    LEGAL_ABSENT = "legal_absent"
    OVERLOADED = "overloaded"
    NO_ENGINEER = "no_engineer"
    FEW_DATA_ENGINEERS = "few_data_engineers"
    NO_SECURITY = "no_security"
    NO_EXPERT = "no_expert"


class RaciFinding(Frozen):
    """One fault, and where it is."""

    fault: RaciFault
    task: Task | None = None
    role: Role | None = None


_COLUMNS = (
    Role.PRODUCT_OWNER, Role.DATA_SCIENTIST, Role.ML_ENGINEER, Role.DATA_ENGINEER,
    Role.BUSINESS_OWNER, Role.DOMAIN_EXPERT, Role.LEGAL, Role.UX, Role.OPERATIONS,
    Role.SOFTWARE_ENGINEER, Role.SECURITY, Role.SPONSOR,
)  # fmt: skip
# task | what | product owner, data scientist, ML engineer, data engineer; then the other columns
_TABLE = """
goal | define the goal and its figures | A R C C | C - - - - - - I
data_supply | find and clean the data | C C C RA | - - - - - - - -
prototype | prototype and validate | C RA I I | - - - - - - - -
metrics | define how quality is measured | A R C I | - C - - - - - -
pipeline | build the production pipeline | C I RA C | - - - - - C C -
operation | deploy and watch it | I I RA C | - - - - C - - -
impact | judge its effect after launch | RA C C I | C - - - - - - I
ml_decision | decide whether machine learning is needed | A R - - | C - - - - - - -
behaviour | write down how it shall behave | RA C C - | C C - C - C - -
evaluation_data | keep the test cases | A R - C | - C - - - - - -
labelling | label by a guideline, and check the labels | C C - - | - RA - - - - - -
oversight | set how people are involved | R - - - | A C - - C - C -
approval | approve what weighs on people or money | I - - - | A R - - - - - -
fairness | assess effect and fairness | R R - - | A C - - - - - -
rollout | decide about each phase | R - C - | A - - - C - - I
incident | answer an incident, and go back | I - R - | I - - - A - C -
retraining | decide about training again | C A R - | - - - - - - - -
communication | tell people its limits | R - - - | C - - A - - - -
retirement | retire a model | C - RA - | I - - - C - - -
"""
_WITH_LEGAL = frozenset({Task.BEHAVIOUR, Task.FAIRNESS, Task.ROLLOUT, Task.OVERSIGHT})
_LEGAL_NEEDED = (Task.BEHAVIOUR, Task.FAIRNESS, Task.ROLLOUT)
_SOURCES = {
    Role.PRODUCT_OWNER: "owner",
    Role.SPONSOR: "business_goal.sponsor",
    Role.DOMAIN_EXPERT: "task.approvers",
}


def raci_plan(statement: ProblemStatement) -> RaciPlan:
    """The usual split, with the people that were named; none without machine learning."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return RaciPlan()
    flagged = any(flag.live and flag.high_impact for flag in statement.flags)
    return RaciPlan(
        basis=proposed("raci.basis", "the usual split of the work", "Nobody has agreed to it yet."),
        rows=tuple(
            _row(f"RA-{rank:02d}", line, flagged=flagged)
            for rank, line in enumerate(_TABLE.strip().splitlines(), start=1)
        ),
        holders=tuple(
            _holder(statement, f"HO-{rank:02d}", role) for rank, role in enumerate(Role, start=1)
        ),
    )


def _row(number: str, line: str, *, flagged: bool) -> RaciRow:
    task, what, core, rest = (cell.strip() for cell in line.split("|"))
    given = dict(zip(_COLUMNS, [*core.split(), *rest.split()], strict=True))
    if flagged and Task(task) in _WITH_LEGAL:
        given[Role.LEGAL] = Letter.CONSULTED.value
    return RaciRow(
        id=number,
        task=Task(task),
        what=what,
        parts=tuple(
            Part(role=role, letters=tuple(Letter(letter) for letter in letters))
            for role, letters in given.items()
            if letters != "-"
        ),
    )


def _holder(statement: ProblemStatement, number: str, role: Role) -> Holder:
    path = f"raci.holders.{number}.person"
    source = _SOURCES.get(role)
    if source is None or not statement.known(source):
        return Holder(id=number, role=role, person=unknown(path, "P-A01"))
    return Holder(id=number, role=role, person=carried(statement, source, path))


def split_findings(plan: RaciPlan, *, high_impact: bool) -> tuple[RaciFinding, ...]:
    """What is wrong with the rows themselves."""
    return tuple(_split_faults(plan, high_impact=high_impact))


def _split_faults(plan: RaciPlan, *, high_impact: bool) -> Iterator[RaciFinding]:
    accountable: Counter[Role] = Counter()
    held = {holder.role for holder in plan.holders if holder.person.value is not None}
    whole = value_text(plan.accountable.value)
    for row in plan.rows:
        named = row.named(Letter.ACCOUNTABLE) or whole
        answering = row.having(Letter.ACCOUNTABLE) if not named else ()
        accountable.update(answering)
        if len(named.split(",") if named else answering) != 1:
            yield RaciFinding(fault=RaciFault.NOT_ONE_ACCOUNTABLE, task=row.task)
        if not (row.named(Letter.RESPONSIBLE) or row.having(Letter.RESPONSIBLE)):
            yield RaciFinding(fault=RaciFault.NOBODY_RESPONSIBLE, task=row.task)
        if high_impact and row.task in _LEGAL_NEEDED:
            present = {part.role for part in row.parts if part.letters != (Letter.INFORMED,)}
            if Role.LEGAL not in present:
                yield RaciFinding(fault=RaciFault.LEGAL_ABSENT, task=row.task)
    for role in Role:
        if accountable[role] and role not in held:
            yield RaciFinding(fault=RaciFault.NO_PERSON, role=role)
        if accountable[role] > MOST_ACCOUNTABLE:
            yield RaciFinding(fault=RaciFault.OVERLOADED, role=role)


def team_findings(team: str, kind: Kind | None, language: str = "en") -> tuple[RaciFinding, ...]:
    """What a team is missing for the kind of task, as far as somebody told who is in it."""
    counts = team_counts(team, language)
    if not counts:
        return ()
    scientists, engineers = counts.get("data_scientist", 0), counts.get("data_engineer", 0)
    built = counts.get("ml_engineer", 0) + engineers
    faults = (
        (scientists > 0 and built == 0, RaciFault.NO_ENGINEER),
        (engineers > 0 and scientists > MOST_SCIENTISTS * engineers, RaciFault.FEW_DATA_ENGINEERS),
        (kind is Kind.AGENT_ACTIONS and not counts.get("security"), RaciFault.NO_SECURITY),
        (kind in LANGUAGE_MODEL_KINDS and not counts.get("domain_expert"), RaciFault.NO_EXPERT),
    )
    return tuple(RaciFinding(fault=fault) for holds, fault in faults if holds)
