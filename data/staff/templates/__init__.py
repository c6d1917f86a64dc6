"""Templates: what is issued, what has come back, and the published counts that stand in them."""
