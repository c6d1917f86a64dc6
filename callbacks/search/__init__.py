"""The search that every page has in its head, and the portal as its door."""
