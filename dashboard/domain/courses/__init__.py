"""Courses of language and integration, and the queues of people who wait for one: what /integration shows.

`Repository.entries(version)` of `data/repository.py` reads both of a data version: `.courses` is a
`tuple[Course, ...]` in the order of their keys, `.queues` a `tuple[Queue, ...]` by kind, municipality and day.
Where a district has none, both are empty. Everything that computes with them takes these two tuples and a day, never
the clock.
"""
