"""The page of the education strategy."""
