"""The first screen of staff, and help."""
