"""Invitations of operators, whose institutions an account may edit, and what became of their changes."""
