"""Everything that must survive: tables, repositories and the transaction around them."""
