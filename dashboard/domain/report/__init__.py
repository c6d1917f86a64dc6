"""Editions of the education report as they are kept, and the figures that their texts name."""
