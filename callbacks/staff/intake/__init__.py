"""Daten einspielen."""
