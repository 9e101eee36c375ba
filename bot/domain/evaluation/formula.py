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
STUDENT = Formula("student_t", 1, "bound for a mean score", "Student 1908")
STUDENT_CLUSTERED = Formula(
    "student_t_clustered", 1, "bound for a mean score with cases in groups",
    "Liang and Zeger 1986; Miller 2024",
)  # fmt: skip
HOEFFDING = Formula(
    "hoeffding", 1, "cautious bound for scores with a range", "Chernoff 1952; Hoeffding 1963"
)
BOOTSTRAP_T = Formula(
    "bootstrap_t", 1, "bound from resampled t-values", "Efron and Tibshirani 1993; Hall 1988"
)
BOOTSTRAP = Formula(
    "bootstrap_bca", 2, "bound from resampled scores", "Efron 1987; Hesterberg 2015"
)
ORDER_STATISTIC = Formula(
    "order_statistic", 1, "bound for a percentile, whatever the distribution", "Wilks 1941"
)
TWO_PHASE = Formula(
    "two_phase", 1, "rate behind a model's grades, from people's labels of both piles",
    "Neyman 1938; Zou and Donner 2008",
)  # fmt: skip
ROGAN_GLADEN = Formula(
    "rogan_gladen", 1, "rate behind a model's grades, from its known error rates",
    "Rogan and Gladen 1978; Lee et al. 2025",
)  # fmt: skip
MCNEMAR = Formula(
    "mcnemar_exact", 1, "changed cases of two versions, as fair coins", "McNemar 1947"
)
SIGN_FLIP = Formula(
    "sign_flip", 1, "changes of two versions, their signs as fair coins",
    "Fisher 1935; Pitman 1937",
)  # fmt: skip
PAIRED_CHANGE = Formula(
    "newcombe_paired", 1, "bounds of a change on the same cases", "Newcombe 1998 (paired data)"
)
UNPAIRED_CHANGE = Formula(
    "newcombe_unpaired", 1, "bounds of a change where only totals are known",
    "Newcombe 1998 (independent proportions)",
)  # fmt: skip
