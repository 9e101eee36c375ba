"""Calls to other programs: where they may go, how they are signed, and what counts as told."""
