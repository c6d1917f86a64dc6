"""Both stores: schema, connections, locks, and changes of both as one."""
