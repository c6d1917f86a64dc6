"""Calculations on arrays and domain values."""
