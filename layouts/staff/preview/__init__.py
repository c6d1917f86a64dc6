"""Previews as they are drawn: step 5 of an intake, and wherever a draft is looked at."""
