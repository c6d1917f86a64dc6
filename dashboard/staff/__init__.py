"""What staff do, as values and rules: no Dash, no SQL, no files."""
