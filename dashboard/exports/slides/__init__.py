"""Slides with native shapes and charts."""
