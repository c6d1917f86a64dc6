"""Wording of the screens of institutions."""
