"""Changes of institutions that nobody has released yet, and how they are checked."""
