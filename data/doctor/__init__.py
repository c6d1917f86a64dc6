"""Looks whether an installation is well: settings, stores, versions, texts, disk, jobs and backups."""
