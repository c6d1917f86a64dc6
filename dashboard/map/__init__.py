"""The map as one drawing, for the screen, pictures and slides."""
