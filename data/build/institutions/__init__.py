"""Makes the tables of institutions, catchments, localities, cells and waters that ship."""
