"""Who works with whom: what the page of the network shows."""
