"""The page of the education report."""
