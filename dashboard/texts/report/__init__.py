"""Wording of the education report."""
