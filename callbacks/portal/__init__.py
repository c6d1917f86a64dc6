"""The page of the portal, and the pages in plain and in sign language."""
