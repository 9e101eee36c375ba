"""Cards, forms and pages of problem statements."""
