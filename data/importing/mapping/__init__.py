"""Reads tables as people have them: what a table is taken for is proposed, decided by a person, and applied."""
