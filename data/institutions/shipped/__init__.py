"""What ships of institutions, as values: read by `prepare`, and where nothing else is known."""
