"""A comparison as PDF, slides and workbook."""
