"""Finds places by what people type."""
