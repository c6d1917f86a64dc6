"""Sentences of findings, a file for what they are about."""
