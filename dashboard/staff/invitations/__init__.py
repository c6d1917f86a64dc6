"""Invitations of operators, what is theirs, and what becomes of their changes."""
