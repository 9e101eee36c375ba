"""What a spec and its exports say in words of ours, in English, French and German, as tables."""
