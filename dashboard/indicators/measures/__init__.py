"""Which measures belong together, and which counts contain each other."""
