"""The public door: what it leads to, what is new, and which dates are near."""
