"""Files for browsers that come out of installed packages, served from here."""
