"""Files on their way into the raw store: their bytes, what they are recognised as, and how they are read."""
