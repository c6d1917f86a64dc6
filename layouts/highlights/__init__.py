"""The page "Was auffällt"."""
