"""Pictures, slides and scenes of the Bildungslandkarte."""
