"""Charts that only profiles have."""
