"""Columns of files and tables, counted chunk by chunk: what a profile holds, and a window against it."""
