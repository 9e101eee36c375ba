"""Who decided or changed what: entries chained so that any later edit shows."""
