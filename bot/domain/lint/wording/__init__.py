"""What a finding says, per language: one sentence, and a slot for the better wording."""
