"""Changes of people, laid over delivered files before they are read."""
