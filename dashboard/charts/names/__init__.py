"""Where names stand in charts: above and below a plot, and beside its points."""
