"""Wording of `/integration`: kinds of courses, the page, its sentences and its files."""
