"""API tokens: what a program shows to be let in, and what it may do then."""
