"""Institutions of education, their catchments, and where people live: what the Bildungslandkarte shows."""
