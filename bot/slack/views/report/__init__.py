"""Summaries, results, and data that are watched."""
