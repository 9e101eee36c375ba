"""Evaluation runs: what other people's tools counted, and what may be concluded from it."""
