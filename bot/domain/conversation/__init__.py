"""What people said, in order: the only source a problem statement may draw on."""
