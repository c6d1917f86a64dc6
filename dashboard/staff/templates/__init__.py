"""Templates: what is planned for whom, and who has sent one back."""
