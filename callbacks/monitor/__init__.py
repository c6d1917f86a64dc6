"""The Monitor's callbacks and routes."""
