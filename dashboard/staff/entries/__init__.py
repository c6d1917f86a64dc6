"""Institutions as staff change them, until the changes become a draft release."""
