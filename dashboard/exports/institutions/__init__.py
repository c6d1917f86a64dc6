"""What leaves the Bildungslandkarte: ways before and after a scenario, its slide, scenes of the Sitzungsmappe."""
