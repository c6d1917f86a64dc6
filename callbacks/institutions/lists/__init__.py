"""Lists of institutions for programs and files."""
