"""Use cases of policies: installed, drafted, changed by a decision, written as files."""
