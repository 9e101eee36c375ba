"""The linter's lexicons: one module of plain phrases per language, and the verbs of each."""
