"""What staff do with chapters of an edition: write, review, comment, add pictures."""
