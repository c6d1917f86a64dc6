"""The screen on which entries become one."""
