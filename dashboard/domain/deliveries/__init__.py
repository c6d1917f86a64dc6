"""What people decide about delivered files."""
