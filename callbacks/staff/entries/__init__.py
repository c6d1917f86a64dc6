"""The screen of institutions."""
