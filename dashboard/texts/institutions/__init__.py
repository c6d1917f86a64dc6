"""Wording of the Bildungslandkarte."""
