"""The profile of one place: its rows, findings and head."""
