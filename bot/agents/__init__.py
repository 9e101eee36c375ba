"""Adapters for agent frameworks. Each needs its framework and the HTTP client, and nothing else of Remit."""
