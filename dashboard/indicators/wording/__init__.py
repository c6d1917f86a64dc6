"""What a figure says, in words: one vocabulary for pages and files."""
