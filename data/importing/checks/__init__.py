"""Whether delivered observations can be true."""
