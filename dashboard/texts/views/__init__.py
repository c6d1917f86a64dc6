"""Wording of single views."""
