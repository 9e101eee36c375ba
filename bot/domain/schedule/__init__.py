"""Schedules: what shall happen when, as values; nothing here runs anything."""
