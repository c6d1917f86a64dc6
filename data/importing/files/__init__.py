"""Opens delivered files safely: archives, workbooks, lines of text."""
