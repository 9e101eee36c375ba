"""The spec of an AI feature: what it shall do, how that is judged, and what is still open."""
