"""Jobs: their store, their queue and the process that works on them."""
