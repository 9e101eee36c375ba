"""The plans in a spec: how it is tested, watched, rolled out, run and answered for."""
