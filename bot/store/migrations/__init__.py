"""Alembic migrations: one change each, forward and back, on both databases."""
