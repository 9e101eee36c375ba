"""What shapes a reply may have: a number, a time, a person, a few words about the matter."""
