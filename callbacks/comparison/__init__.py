"""The page and files of compared places."""
