"""How much people are involved in what a system does: computed, explained, loosened only by signature."""
