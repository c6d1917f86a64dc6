"""The pages of the network: who works with whom, and each conference."""
