"""The Sitzungsmappe: scenes kept for a meeting."""
