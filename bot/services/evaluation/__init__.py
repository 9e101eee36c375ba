"""Use cases of results: brought, judged, cared for, and what a breach asks of people."""
