"""Use cases of problem statements: read from a thread, corrected by hand, explained."""
