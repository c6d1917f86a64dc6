"""Long work of staff that runs outside the request."""
