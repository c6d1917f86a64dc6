"""Reports of wrong entries: who may send how many, and what becomes of them."""
