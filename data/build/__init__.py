"""Scripts that make `data/embedded/` again from its sources."""
