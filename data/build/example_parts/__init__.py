"""The parts of the example data: cohorts, children, youth."""
