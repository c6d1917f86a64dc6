"""Commands about institutions and what belongs to them."""
