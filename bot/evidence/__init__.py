"""Evidence: files and tables of other tools become counts, and figures become pictures."""
