"""The Monitor's components."""
