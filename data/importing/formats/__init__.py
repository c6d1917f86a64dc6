"""One module per format of a delivered file: from rows of text to a raw table."""
