"""What surrounds raw releases: their steps, and copies of them."""
