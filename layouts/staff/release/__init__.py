"""Freigaben: drafts and their way to release."""
