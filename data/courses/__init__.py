"""Courses and queues that ship: examples for trying out."""
