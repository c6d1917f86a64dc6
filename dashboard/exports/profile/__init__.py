"""A profile as PDF, slides and workbook."""
