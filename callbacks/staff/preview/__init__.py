"""Previews of drafts for the pages of staff."""
