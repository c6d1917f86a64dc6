"""The way of drafts to release, in the raw store."""
