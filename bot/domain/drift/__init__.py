"""Drift: what moved between a reference and a current window, by how much, and whether it matters."""
