"""Templates in the raw store: what was issued, what was read when one came back, and who was reminded."""
