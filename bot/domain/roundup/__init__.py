"""Roundups: what a channel is told, once a period, about decisions that wait."""
