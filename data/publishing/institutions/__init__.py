"""What of all delivered institutions counts, and what of their figures may be shown."""
