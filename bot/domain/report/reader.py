"""For whom a summary is written; nothing else, because the command line names it before it runs."""

from enum import StrEnum


class Reader(StrEnum):
    """For whom a summary is written."""

    TEAM = "team"
    EXECUTIVE = "executive"  # counts and the decision; no statistics
    ENGINEER = "engineer"  # with bounds, formulas, runs
