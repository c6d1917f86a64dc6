"""Accounts of staff, and one's own."""
