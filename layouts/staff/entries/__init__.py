"""The screen of institutions: list, changes, form."""
