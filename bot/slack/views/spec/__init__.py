"""Cards and forms of specs: what they say, what is not testable, who signs."""
