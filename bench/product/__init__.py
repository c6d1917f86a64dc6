"""What is measured of the product alone, page by page."""
