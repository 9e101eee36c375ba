"""A spec as documents for different readers: executives, engineers, auditors."""
