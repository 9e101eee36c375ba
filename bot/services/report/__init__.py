"""Use cases of summaries: planned, declared in files, made once a period."""
