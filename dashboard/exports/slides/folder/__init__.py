"""The slides of a Sitzungsmappe: title, agenda, one slide for each scene as the stage arranges it, and an
appendix."""
