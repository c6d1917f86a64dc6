"""The page of the portal, and the page in plain language."""
