"""Jobs: the list, one of them, and the bar that tells of the one that runs."""
