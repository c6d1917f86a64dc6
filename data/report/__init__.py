"""Editions of the education report: as staff write them, as they ship, and as the app may read them."""
