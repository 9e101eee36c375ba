"""The way out: effects are rendered when they leave, sent once, and never faster than allowed."""
