"""Charts as SVG, for pictures and pages on paper."""
