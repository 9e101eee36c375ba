"""Use cases of drift: data declared and watched, windows looked at, alarms and requests to train again."""
