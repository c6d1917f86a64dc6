"""Data versions beside each other: what differs, what a draft would change, where a figure comes from."""
