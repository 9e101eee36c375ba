"""Pages and forms of policies: read, drafted rule by rule, compared and tried."""
