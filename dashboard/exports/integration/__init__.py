"""Files of the page `/integration` and of its courses."""
