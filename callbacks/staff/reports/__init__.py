"""What readers report of wrong entries."""
