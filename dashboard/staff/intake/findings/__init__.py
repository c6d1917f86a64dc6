"""Step 4 of an intake: what is wrong or unusual, beside the rows it concerns."""
