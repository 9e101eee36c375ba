"""Remit: turns vague business goals into testable ML problem statements, specs and decisions."""
