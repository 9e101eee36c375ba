"""Reports: what changed since last time, what is shown and what is not, and what to decide next."""
