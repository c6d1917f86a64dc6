"""Wording of what a reader adds to a view."""
