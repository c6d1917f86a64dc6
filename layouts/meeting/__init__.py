"""The components of the Sitzungsmappe."""
