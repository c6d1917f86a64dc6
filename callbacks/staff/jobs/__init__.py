"""Jobs: the list, one of them, its state for scripts, and cancelling it."""
