"""Policies: who may decide what, who is asked when, and what happens when nobody answers."""
