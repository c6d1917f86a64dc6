"""What only the page `/integration` computes: overlaps, gaps, chains of levels, waiting, and its timeline."""
