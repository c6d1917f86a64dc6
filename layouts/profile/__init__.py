"""The profile's components."""
