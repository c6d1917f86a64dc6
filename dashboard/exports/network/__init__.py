"""Files of the network."""
