"""The problem statement: what is wanted, for whom, by what measure, and how sure each part is."""
