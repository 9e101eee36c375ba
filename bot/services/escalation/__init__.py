"""Use cases of escalations: asked, put before people, decided, used, and what time does to them."""
