"""The Bildungslandkarte: which institutions a reader sees, how far they are, and which school is in charge."""
