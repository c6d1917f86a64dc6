"""Views for frames of other websites."""
