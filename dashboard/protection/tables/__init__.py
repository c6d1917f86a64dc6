"""One linked table of counts: what may move in it, what must be hidden with it, and the audit."""
