"""The data catalogue: what there is to take away, in which files, and how it is found."""
