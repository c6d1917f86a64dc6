"""The page `/integration` and its files: the stores are asked here."""
