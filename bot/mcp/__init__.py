"""The Model Context Protocol: assistants read specs, criteria and what waits, and may ask; none decides."""
