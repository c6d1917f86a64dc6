"""What the process of a server has to do with the system: memory, and other processes beside it."""
