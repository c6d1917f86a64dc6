"""The pages and files of one place."""
