"""Pages on which entries become one."""
