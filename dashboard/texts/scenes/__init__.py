"""Wording of scenes and of the folders that hold them."""
