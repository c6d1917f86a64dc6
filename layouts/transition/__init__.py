"""The page on the way from school to work."""
