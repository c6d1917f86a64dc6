"""Entries that are one institution become one."""
