"""Institutions, catchments and ways on the map of a file."""
