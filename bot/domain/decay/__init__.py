"""Decay: how well a system did, cohort by cohort, as the truth becomes known; and what is guessed until then."""
