"""Pure rules on frozen values: no input or output, clock, chance, log or vendor."""
