"""Commands about data versions: their list, drafts, comparing, taking back, where a figure comes from, the log."""
