"""What a browser may keep for a meeting without a network, and the worker that answers from it."""
