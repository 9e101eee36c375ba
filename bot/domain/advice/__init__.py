"""Advice: the tables for training again, going back and being stuck, filled in from evidence; people decide."""
