"""Ways from populated cells to institutions: children, sites, lengths, and what they come to by area."""
