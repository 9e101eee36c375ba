"""The rules: one function each, whose docstring is its help page."""
