"""Bringing data in: the list of intakes, and one intake with its five steps on one page."""
