"""A local Slack-compatible workspace: server, page and fault switch, for demos and tests."""
