"""Files of a whole Sitzungsmappe."""
