"""What staff do, in the raw store. No shipped store depends on it."""
