"""Small charts of the page "Was auffällt"."""
