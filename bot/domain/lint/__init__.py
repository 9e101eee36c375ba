"""The linter: what keeps a requirement, a criterion or a spec from being testable."""
