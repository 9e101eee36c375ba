"""Breaches: when a criterion needs a decision by people, and what they are asked."""
