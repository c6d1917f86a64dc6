"""Reads courses and queues: plain tables, open-Q-cat 1.1 and the course search of the employment agency."""
