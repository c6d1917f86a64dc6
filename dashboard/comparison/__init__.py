"""Two to eight places compared: their tables, dots and the relation of two indicators."""
