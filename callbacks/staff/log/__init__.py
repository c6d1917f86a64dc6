"""The log of staff's acts."""
