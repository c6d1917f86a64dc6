"""The flow from certificate to destination in files."""
