"""Bringing data in: the list of intakes, one intake with its five steps, and every act on it."""
