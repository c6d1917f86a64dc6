"""Reads institutions and catchments from files in layouts of others: GeoJSON, GeoPackage, Shapefile, GML,
OpenStreetMap extracts, and registers with columns by other names."""
