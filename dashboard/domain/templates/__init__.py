"""Workbooks that are sent out to be filled in: what stands in them, and how they are recognised again."""
