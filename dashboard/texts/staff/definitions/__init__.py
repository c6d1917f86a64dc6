"""Wording of measures and indicators, of targets, events and actions: screens and their fields."""
