"""The education report as files: paper, Word, slides and workbook, from one material."""
