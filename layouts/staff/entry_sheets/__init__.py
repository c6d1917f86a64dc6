"""Pages with a sheet of institutions or of what belongs to them."""
