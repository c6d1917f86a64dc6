"""Reads from both stores what the screen of versions shows."""
