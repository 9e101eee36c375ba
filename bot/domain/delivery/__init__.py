"""What must reach people: effects that are named, ordered and sent once."""
