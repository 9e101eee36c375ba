"""Labelled threads and the judge of every way to read them: what was captured, missed, made up."""
