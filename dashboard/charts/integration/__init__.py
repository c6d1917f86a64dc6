"""Charts of the page `/integration`."""
