"""Use cases of specs: drafted, changed, checked, reviewed, signed, handed out."""
