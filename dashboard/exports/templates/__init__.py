"""Writes the workbooks that are sent out to be filled in."""
