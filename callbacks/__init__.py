"""What the browser calls: Dash callbacks and HTTP routes."""
