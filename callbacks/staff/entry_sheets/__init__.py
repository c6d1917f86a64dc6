"""Institutions and what belongs to them in tables that are edited like a sheet."""
