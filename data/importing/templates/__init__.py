"""Reads workbooks of ours that were sent out and come back filled in."""
