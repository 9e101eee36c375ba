"""Criteria out of sentences, by rules, in English, French and German; no word is dropped unseen."""
