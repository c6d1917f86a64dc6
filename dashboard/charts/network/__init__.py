"""The graph of who works with whom."""
