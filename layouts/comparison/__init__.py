"""The components of the page that compares places."""
