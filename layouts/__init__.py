"""Pages as functions from domain values to components."""
