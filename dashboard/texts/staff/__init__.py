"""Wording of the staff app, a file for each subject."""
