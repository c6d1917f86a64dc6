"""The flow from certificate to destination."""
