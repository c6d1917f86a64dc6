"""Measures and indicators that staff make, change and take off show."""
