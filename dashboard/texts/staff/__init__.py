"""Texts of the staff app."""
