"""The page `/integration`: courses, their overlaps and gaps, waiting, and inclusion."""
