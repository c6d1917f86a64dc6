"""Wholes and their parts: which an indicator has, and how each place and year divides into them."""
