"""The page `/daten`: its catalogue, files and snippets."""
