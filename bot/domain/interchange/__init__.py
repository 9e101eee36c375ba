"""How other programs' questions become escalations, and escalations their answers."""
