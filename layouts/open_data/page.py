"""The page `/daten`: catalogue, the chosen data set with its files, snippets and data versions."""
