"""Strict Block Kit validation: what Slack refuses, refused here with Slack's words."""
