"""The command line; each command loads what it needs only when it runs."""
