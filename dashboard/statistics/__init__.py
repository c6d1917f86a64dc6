"""Arrays in, arrays out: intervals, tests, classes, pooling. Nothing here knows what an indicator is."""
