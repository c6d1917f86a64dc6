"""Makes the pack of all of Germany: its register of areas and the official figures that no import changes."""
