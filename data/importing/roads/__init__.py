"""Road networks: OpenStreetMap extracts become ways from every census cell to institutions."""
