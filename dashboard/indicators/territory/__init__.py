"""Figures and areas converted from one territorial status to another."""
