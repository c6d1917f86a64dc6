"""Invitations: the list, a new one, its link, and what an operator opens."""
