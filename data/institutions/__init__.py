"""Institutions, catchments, localities and population cells, as the served application reads them."""
