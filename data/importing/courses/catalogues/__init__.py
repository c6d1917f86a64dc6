"""Catalogues of courses as other programs write them: open-Q-cat 1.1 and the employment agency's course search."""
