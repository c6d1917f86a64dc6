"""The screen of data versions: what it shows, what it gives to download, what is done there."""
