"""From published cells to what is said of an indicator: rates, differences, trends, territory, wording."""
