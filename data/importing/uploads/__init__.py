"""Files as people send them through a form: what each is by its content, and the tables inside."""
