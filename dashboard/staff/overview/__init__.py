"""What the first screen of staff tells: typed rows, and how due dates are judged."""
