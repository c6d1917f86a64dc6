"""Confidentiality: which counts a release hides, and proof that they cannot be computed back."""
