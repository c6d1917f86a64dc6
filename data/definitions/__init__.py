"""Definitions that people write: read, checked, stored, written again."""
