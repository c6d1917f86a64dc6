"""The log of everything that staff do: its table, and how it is written and read."""
