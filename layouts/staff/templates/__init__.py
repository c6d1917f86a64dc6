"""Vorlagen: the board, the form for new ones, and what is said to whoever is late."""
