"""Freigaben: the screens of drafts and what is done with them."""
