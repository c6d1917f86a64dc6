"""Routes of the Bildungslandkarte."""
