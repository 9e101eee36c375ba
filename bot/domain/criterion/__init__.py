"""The criterion: a sentence about the system that data can prove true or false."""
