"""What staff see: the frame of the staff app, its forms, and its screens."""
