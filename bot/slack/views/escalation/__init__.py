"""Cards, forms and notes of decisions, and the desk of those who decide."""
