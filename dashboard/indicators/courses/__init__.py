"""Courses and queues with where they are, and what somebody can begin first."""
