"""Drafts of definitions, and what they would show, tried on the stores."""
