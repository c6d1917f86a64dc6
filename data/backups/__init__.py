"""Backups of all stores: taken while readers and staff go on, checked whole before anything is restored."""
