"""What protection did with the cells of each release, for staff: which rule hid which."""
