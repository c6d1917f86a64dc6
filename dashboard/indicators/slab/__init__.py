"""The slab: everything the browser shows of one indicator in any year."""
