"""The tables of the raw store that belong to staff."""
