"""Where delivered figures stand, and the files that they came in, byte for byte."""
