"""The Agent Approval Protocol: any agent that speaks it asks people here, with its published client."""
