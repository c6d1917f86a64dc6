"""What a draft would change, ready to be shown."""
