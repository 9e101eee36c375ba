"""Webhooks: who is told what over HTTP, where that may go, and how it is signed and repeated."""
