"""The catalogue: what the monitor knows to show, as YAML, and how it is read."""
