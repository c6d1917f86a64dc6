"""Storage and import: what the monitor keeps and how it gets there."""
