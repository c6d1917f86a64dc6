"""Pictures of every page and state, and their comparison with those of another commit."""
