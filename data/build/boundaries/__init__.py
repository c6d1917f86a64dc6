"""Makes the boundaries that ship: from the offices' files to a packed file a state."""
