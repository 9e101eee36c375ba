"""Escalations: a question put before the right person, answered once, about exactly what was shown."""
