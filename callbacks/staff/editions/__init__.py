"""The screen "Bericht" of the staff app."""
