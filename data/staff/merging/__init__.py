"""What hangs on entries that become one, and the tables that make them one."""
