"""Layouts of the page `/daten`."""
