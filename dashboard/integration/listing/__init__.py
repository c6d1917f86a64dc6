"""Courses and queues as rows, in the words of the tables that are imported."""
