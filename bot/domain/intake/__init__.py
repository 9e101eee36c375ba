"""What reached us and must be acted on exactly once."""
