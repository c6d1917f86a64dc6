"""What leaves the page complete by itself: captions, pictures, slides and tables."""
