"""Institutions as several pages name them."""
