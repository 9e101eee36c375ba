"""The formulas verdicts are computed by: what each is called, what it assumes, and where it is published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to put bounds around what was measured; kept with every verdict by name and version."""

    name: str
    version: int
    label: str  # as a person reads it
    source: str

    @property
    def id(self) -> str:
        """What is stored: a verdict from another version of a formula can be told from ours."""
        return f"{self.name}@{self.version}"


CLOPPER_PEARSON = Formula(
    "clopper_pearson", 1, "exact bound for a counted rate", "Clopper and Pearson 1934"
)
WILSON = Formula("wilson", 1, "score bound for a counted rate", "Wilson 1927; Newcombe 1998")
CLUSTERED = Formula(
    "clopper_pearson_clustered", 1, "exact bound with cases counted by group",
    "Korn and Graubard 1998",
)  # fmt: skip
ANYTIME = Formula(
    "mixture_e_process", 1, "bound that holds at every look", "Ville 1939; Robbins 1970"
)
OBSERVED = Formula("observed", 1, "the events that were seen", "")
GIVEN = Formula("given", 1, "bounds the run brought with it", "")
