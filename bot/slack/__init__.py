"""The Slack surface: what people press, type and read."""
