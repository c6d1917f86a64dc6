"""Step 4 of an intake as it is drawn."""
