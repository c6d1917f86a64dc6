"""Areas: the register, boundaries and postcodes that ship."""
