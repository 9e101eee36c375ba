"""Use cases: one public method is one thing a person could say to the bot, and one transaction."""
