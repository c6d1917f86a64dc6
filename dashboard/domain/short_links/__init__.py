"""Short links: a view's address as a code that holds the state itself, so that nothing has to be stored."""
