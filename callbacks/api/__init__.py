"""The read-only data API."""
