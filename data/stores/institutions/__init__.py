"""Institutions, their catchments and figures in both stores."""
