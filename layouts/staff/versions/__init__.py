"""The screen of data versions."""
